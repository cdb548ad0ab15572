package dev.pavedroad.product.catalogue;

import static dev.pavedroad.product.Problems.assertInvalid;
import static dev.pavedroad.product.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.HttpHeaders.IF_MATCH;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.product.ProductServiceTest;
import dev.pavedroad.product.TestCatalogue;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ProductServiceTest
class CatalogueCornersTests {

    private static final String CRAB = "\uD83E\uDD80";
    private static final String PRODUCT = """
            {"sku": "%s", "name": "%s", "description": "%s", "category": "%s", "price": %s, "stock": %s}""";

    @Autowired
    private MockMvcTester http;
    @Autowired
    private TestCatalogue catalogue;

    @Test
    void showAllOfAProductAndNothingElse() {
        var shown = TestCatalogue.body(catalogue.get(catalogue.product("Lamp", "12.5", 1)));
        assertThat(JsonPath.<Map<String, Object>>read(shown, "$"))
                .containsOnlyKeys("id", "sku", "name", "description", "category", "price", "stock");
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.01", "0.1, 0.10", "1e2, 100.00", "12.5, 12.50", "12.50, 12.50", "1E+6, 1000000.00",
        "1000000, 1000000.00", "1e-2, 0.01"})
    void takeAPriceHoweverItIsWritten(String sent, String shown) {
        var id = catalogue.product("Lamp", sent, 1);
        assertThat(TestCatalogue.body(catalogue.get(id))).contains("\"price\":" + shown + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "0.00", "0.001", "1e-3", "-1", "1e7", "1000000.001", "1e2147483647",
        "1e-2147483648", "NaN", "0x1"})
    void refuseAPriceThatIsNone(String price) {
        assertProblem(catalogue.post(product("N", price, "1")), 400, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource({"0, 201", "-0, 201", "1000000, 201", "1000001, 400", "1e2, 400", "1.0, 400", "2147483648, 400"})
    void takeStockAsAWholeNumber(String stock, int status) {
        assertThat(catalogue.post(product("N", "1", stock))).hasStatus(status);
    }

    @Test
    void countCharactersAndNotTheirParts() {
        assertThat(catalogue.post(PRODUCT.formatted(CRAB.repeat(28) + UUID.randomUUID(), CRAB.repeat(100),
                CRAB.repeat(4000), CRAB.repeat(64), "1", "1"))).hasStatus(201);
        assertInvalid(catalogue.post(product(CRAB.repeat(101), "1", "1")), "name");
        assertThat(http.get().uri("/api/products").param("query", CRAB.repeat(200))).hasStatusOk();
        assertInvalid(http.get().uri("/api/products").param("query", CRAB.repeat(201)).exchange(), "query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lamp http://evil.example", "\u202epmaL", "\u3164"})
    void refuseANameThatMisleads(String name) {
        assertInvalid(catalogue.post(product(name, "1", "1")), "name");
        assertInvalid(put(catalogue.product("Lamp", "1", 1), product(name, "1", "1"), "*"), "name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sku", "name", "description", "category", "price"})
    void changeTheETagWithEachThingThatIsShown(String field) {
        var sku = "sku-" + UUID.randomUUID();
        var id = catalogue.product(sku, "Lamp", "Shines.", "Home", "1", 1);
        var before = catalogue.etagOf(id);
        var body = """
                {"sku": "%s", "name": "Lamp", "description": "Shines.", "category": "Home", "price": 1}"""
                .formatted(sku);
        var changed = field.equals("price")
                ? body.replace(": 1}", ": 2}")
                : body.replaceFirst("(\"%s\": \")".formatted(field), "$1x");
        assertThat(put(id, changed, before)).hasStatusOk();
        assertThat(catalogue.etagOf(id)).isNotEqualTo(before);
        assertProblem(put(id, body, before), 412, "precondition-failed");
    }

    @Test
    void holdAWeakTagForNoMatch() {
        var id = catalogue.product("Lamp", "1", 1);
        var body = product("N", "1", "1");
        assertProblem(put(id, body, "W/" + catalogue.etagOf(id)), 412, "precondition-failed");
        assertThat(put(id, body, "\"other\", " + catalogue.etagOf(id))).hasStatusOk();
        assertThat(put(id, body, "*")).hasStatusOk();
        assertProblem(put(UUID.randomUUID(), body, "*"), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"PATCH, ''", "PUT, ''", "DELETE, ''", "POST, /{id}", "PATCH, /{id}", "GET, /{id}/stock-adjustments"})
    void sayWhichMethodsThereAre(String method, String path) {
        var answer = http.method(HttpMethod.valueOf(method)).uri("/api/products" + path, UUID.randomUUID())
                .header(AUTHORIZATION, TestTokens.admin()).contentType(APPLICATION_JSON).content("{}").exchange();
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.getResponse().getHeader("Allow")).isNotBlank().doesNotContain(method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "*/*"})
    void refuseInTheFormOfAProblemWhateverTheClientWouldLike(String accept) {
        assertProblem(http.get().uri("/api/products/7").accept(accept).exchange(), 400, "invalid-request");
        assertProblem(http.post().uri("/api/products").accept(accept).exchange(), 401, "unauthenticated");
    }

    @Test
    void nameTheTraceEvenWhereThereIsNoBody() {
        var id = catalogue.product("Lamp", "1", 1);
        assertThat(http.get().uri("/api/products/{id}", id).header("If-None-Match", "*")).hasStatus(304)
                .containsHeader("X-Trace-Id");
        assertThat(http.head().uri("/api/products/{id}", id)).hasStatusOk().containsHeader("X-Trace-Id");
        assertThat(catalogue.delete(id)).hasStatus(204).containsHeader("X-Trace-Id");
    }

    private static String product(String name, String price, String stock) {
        return PRODUCT.formatted("sku-" + UUID.randomUUID(), name, "", "C", price, stock);
    }

    private MvcTestResult put(UUID id, String body, String ifMatch) {
        return http.put().uri("/api/products/{id}", id).header(AUTHORIZATION, TestTokens.admin())
                .header(IF_MATCH, ifMatch).contentType(APPLICATION_JSON).content(body).exchange();
    }
}
