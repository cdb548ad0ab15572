package dev.pavedroad.product.catalogue;

import static dev.pavedroad.product.Problems.assertInvalid;
import static dev.pavedroad.product.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.HttpHeaders.IF_MATCH;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.JsonPath;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.product.ProductServiceTest;
import dev.pavedroad.product.TestCatalogue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ProductServiceTest
class CatalogueAdministrationTests {

    private static final String REVISION = """
            {"sku": "%s", "name": "Lantern", "description": "", "category": "Home", "price": 80, "stock": 99}""";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private TestCatalogue catalogue;

    @Autowired
    private ObjectMapper json;

    @Test
    void addsAProduct() {
        var sku = sku();

        var added = catalogue.post("""
                {"sku": "%s", "name": "Lamp", "description": "", "category": "Desk", "price": 0.01, "stock": 0,
                 "color": "red"}""".formatted(sku));

        assertThat(added).hasStatus(201);
        var id = UUID.fromString(JsonPath.read(TestCatalogue.body(added), "$.id"));
        assertThat(added).hasHeader("Location", "/api/products/" + id);
        assertThat(added).hasHeader("ETag", catalogue.etagOf(id));
        assertThat(TestCatalogue.body(catalogue.get(id))).isEqualTo(TestCatalogue.body(added));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "sku | null", "sku | \"\"", "sku | 7", "sku | \"a\\u0000b\"", "name | \"  \"", "name | null",
        "name | \"\\ud800\"", "description | null", "category | \"\"", "category | null",
        "price | null", "price | 0", "price | 0.009", "price | 1000000.01", "price | 1.001", "price | 1.000",
        "price | \"1\"", "price | 1e999999", "price | -1e999999", "price | 1e-999999", "price | true",
        "stock | null", "stock | -1", "stock | 1000001", "stock | 1.5", "stock | \"1\"", "stock | 1e999999",
        "stock | 99999999999999999999"})
    void refusesAProductWithABadField(String field, String value) {
        var body = """
                {"sku": "S", "name": "N", "description": "D", "category": "C", "price": 1, "stock": 1}"""
                .replaceFirst("\"%s\": [^,}]+".formatted(field),
                        "\"%s\": %s".formatted(field, value).replace("\\", "\\\\"));

        assertInvalid(catalogue.post(body), field);
    }

    @ParameterizedTest
    @CsvSource({"sku, 64", "name, 100", "description, 4000", "category, 64"})
    void refusesTextsThatAreTooLong(String field, int longest) {
        var body = """
                {"sku": "%s", "name": "N", "description": "D", "category": "C", "price": 1, "stock": 1}""";

        assertThat(catalogue.post(with(body, field, longest))).hasStatus(201);
        assertInvalid(catalogue.post(with(body, field, longest + 1)), field);
    }

    private static String with(String body, String field, int length) {
        return body.replaceFirst("\"%s\": \"[^\"]+\"".formatted(field),
                "\"%s\": \"%s\"".formatted(field, (sku() + "x".repeat(4000)).substring(0, length)))
                .formatted(sku());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{", "[]", "''", "null", "{} {}"})
    void refusesABodyThatIsNoProduct(String body) {
        assertProblem(catalogue.post(body), 400, "invalid-request");
    }

    @Test
    void hasEachSkuOnce() {
        var sku = sku();
        catalogue.product(sku, "Lamp", "", "Desk", "1", 1);

        var second = catalogue.post("""
                {"sku": "%s", "name": "Lamp", "description": "", "category": "Desk", "price": 1, "stock": 1}"""
                .formatted(sku));

        assertProblem(second, 409, "sku-taken");
    }

    @Test
    void givesASkuToOneOfManyWhoWantItAtOnce() throws Exception {
        var sku = sku();
        Callable<Integer> post = () -> catalogue.post("""
                {"sku": "%s", "name": "Lamp", "description": "", "category": "Desk", "price": 1, "stock": 1}"""
                .formatted(sku)).getResponse().getStatus();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> post).toList()).stream()
                    .map(it -> it.resultNow()).toList();

            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        }
    }

    @Test
    void revisesAllButTheStock() {
        var id = catalogue.product("Lamp", "1", 7);
        var sku = sku();

        var revised = revise(id, sku, null);

        assertThat(revised).hasStatusOk().hasHeader("ETag", catalogue.etagOf(id));
        assertThat(revised).bodyJson().isLenientlyEqualTo("""
                {"id": "%s", "sku": "%s", "name": "Lantern", "description": "", "category": "Home", "price": 80.00,
                 "stock": 7}""".formatted(id, sku));
        assertThat(TestCatalogue.body(catalogue.get(id))).isEqualTo(TestCatalogue.body(revised));
    }

    @Test
    void revisesOnlyTheStateThatTheAdministratorHasSeen() {
        var id = catalogue.product("Lamp", "1", 7);
        var seen = catalogue.etagOf(id);
        catalogue.adjustStock(id, 1);

        assertProblem(revise(id, sku(), seen), 412, "precondition-failed");
        assertThat(catalogue.get(id)).bodyJson().extractingPath("$.name").isEqualTo("Lamp");
        assertThat(revise(id, sku(), seen + ", " + catalogue.etagOf(id))).hasStatusOk();
        assertThat(revise(id, sku(), "*")).hasStatusOk();
    }

    @Test
    void letsOneOfManyRevisionsOfTheSameStateWin() throws Exception {
        var id = catalogue.product("Lamp", "1", 7);
        var seen = catalogue.etagOf(id);
        Callable<Integer> revision = () -> revise(id, sku(), seen).getResponse().getStatus();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> revision).toList()).stream()
                    .map(it -> it.resultNow()).toList();

            assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        }
    }

    @Test
    void refusesARevisionThatTakesAnothersSku() {
        var taken = sku();
        catalogue.product(taken, "Lamp", "", "Desk", "1", 1);
        var id = catalogue.product("Lamp", "1", 7);

        assertProblem(revise(id, taken, null), 409, "sku-taken");
        assertThat(catalogue.get(id)).bodyJson().extractingPath("$.name").isEqualTo("Lamp");
    }

    @Test
    void refusesABadRevision() {
        var id = catalogue.product("Lamp", "1", 7);

        assertInvalid(put(id, """
                {"sku": "S", "name": "N", "description": "D", "category": "C", "price": 1.001}""", null), "price");
        assertInvalid(put(id, "{}", null), "sku");
    }

    @Test
    void doesNotReviseWhatIsNotThere() {
        assertProblem(revise(UUID.randomUUID(), sku(), null), 404, "not-found");
        assertProblem(revise(UUID.randomUUID(), sku(), "\"1\""), 404, "not-found");
    }

    @Test
    void deletesAProductAndFreesItsSku() {
        var sku = sku();
        var category = "Attic " + UUID.randomUUID();
        var id = catalogue.product(sku, "Lamp", "", category, "1", 1);

        assertThat(catalogue.delete(id)).hasStatus(204).body().isEmpty();

        assertProblem(catalogue.get(id), 404, "not-found");
        assertProblem(catalogue.delete(id), 404, "not-found");
        assertProblem(revise(id, sku, null), 404, "not-found");
        assertProblem(catalogue.adjustStock(id, 1), 404, "not-found");
        assertThat(http.get().uri("/api/products").param("category", category)).bodyJson()
                .extractingPath("$.totalItems").isEqualTo(0);
        catalogue.product(sku, "Lamp", "", category, "1", 1);
    }

    @Test
    void deletesOnlyTheStateThatTheAdministratorHasSeen() {
        var id = catalogue.product("Lamp", "1", 7);

        assertProblem(http.delete().uri("/api/products/{id}", id).header(AUTHORIZATION, TestTokens.admin())
                .header(IF_MATCH, "\"0\"").exchange(), 412, "precondition-failed");
        assertThat(catalogue.get(id)).hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource({"POST, ''", "PUT, /{id}", "DELETE, /{id}", "POST, /{id}/stock-adjustments"})
    void isForAdministratorsOnly(String method, String path) throws Exception {
        var id = catalogue.product("Lamp", "1", 7);
        var body = json.readTree(REVISION.formatted(sku())).deepCopy();
        ((ObjectNode) body).put("delta", 1).put("reason", "found");
        var request = http.method(HttpMethod.valueOf(method)).uri("/api/products" + path, id)
                .contentType(APPLICATION_JSON).content(body.toString());

        var nobody = request.exchange();
        assertProblem(nobody, 401, "unauthenticated");
        assertThat(nobody).containsHeader("WWW-Authenticate");
        assertProblem(request.header(AUTHORIZATION, TestTokens.customer(UUID.randomUUID())).exchange(), 403,
                "forbidden");
        assertThat(catalogue.get(id)).bodyJson().extractingPath("$.name").isEqualTo("Lamp");
        assertThat(catalogue.stockOf(id)).isEqualTo(7);
    }

    @Test
    void tellsNobodyElseWhatWouldBeWrongWithTheRequest() {
        assertProblem(http.post().uri("/api/products").contentType(APPLICATION_JSON).content("{")
                .header(AUTHORIZATION, TestTokens.customer(UUID.randomUUID())).exchange(), 403, "forbidden");
    }

    @Test
    void answersWrongMethodsAndMediaTypesWithProblems() {
        assertProblem(http.patch().uri("/api/products").header(AUTHORIZATION, TestTokens.admin()).exchange(), 405,
                "method-not-allowed");
        assertProblem(http.post().uri("/api/products").header(AUTHORIZATION, TestTokens.admin())
                .contentType("text/plain").content("x").exchange(), 415, "unsupported-media-type");
        assertProblem(http.get().uri("/api/products").accept("text/csv").exchange(), 406, "not-acceptable");
    }

    private MvcTestResult revise(UUID id, String sku, String ifMatch) {
        return put(id, REVISION.formatted(sku), ifMatch);
    }

    private MvcTestResult put(UUID id, String body, String ifMatch) {
        var request = http.put().uri("/api/products/{id}", id).header(AUTHORIZATION, TestTokens.admin())
                .contentType(APPLICATION_JSON).content(body);
        return (ifMatch == null ? request : request.header(IF_MATCH, ifMatch)).exchange();
    }

    private static String sku() {
        return "sku-" + UUID.randomUUID();
    }
}
