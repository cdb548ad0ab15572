package dev.pavedroad.product.catalogue;

import static dev.pavedroad.product.Problems.assertInvalid;
import static dev.pavedroad.product.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.HttpHeaders.IF_NONE_MATCH;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.product.ProductServiceTest;
import dev.pavedroad.product.TestCatalogue;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ProductServiceTest
class ProductControllerTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private TestCatalogue catalogue;

    @Test
    void showsAProductToAnyone() {
        var id = catalogue.product("CUP-1" + UUID.randomUUID(), "Cup", "Holds tea.", "Tea", "12.5", 4);

        var shown = catalogue.get(id);

        assertThat(shown).hasStatusOk().hasHeader("Cache-Control", "no-cache").containsHeader("X-Trace-Id");
        assertThat(shown).bodyJson().extractingPath("$.id").isEqualTo(id.toString());
        assertThat(shown).bodyJson().extractingPath("$.name").isEqualTo("Cup");
        assertThat(shown).bodyJson().extractingPath("$.description").isEqualTo("Holds tea.");
        assertThat(shown).bodyJson().extractingPath("$.category").isEqualTo("Tea");
        assertThat(shown).bodyJson().extractingPath("$.stock").isEqualTo(4);
        assertThat(TestCatalogue.body(shown)).contains("\"price\":12.50");
        assertThat(catalogue.etagOf(id)).matches("\"[^\"]+\"");
    }

    @Test
    void showsLargePricesAsPlainNumbers() {
        var id = catalogue.product("Ring", "1e6", 1);

        assertThat(TestCatalogue.body(catalogue.get(id))).contains("\"price\":1000000.00");
    }

    @Test
    void answersAHeadRequestOfAnyone() {
        var id = catalogue.product("Cup", "1", 1);

        assertThat(http.head().uri("/api/products/{id}", id)).hasStatusOk();
    }

    @Test
    void changesTheETagWithEverythingThatItShows() {
        var id = catalogue.product("Cup", "1", 1);
        var before = catalogue.etagOf(id);

        assertThat(catalogue.adjustStock(id, 1)).hasStatusOk();

        assertThat(catalogue.etagOf(id)).isNotEqualTo(before);
    }

    @Test
    void sendsNothingThatTheClientHas() {
        var id = catalogue.product("Cup", "1", 1);
        var etag = catalogue.etagOf(id);

        for (var known : new String[]{etag, "W/" + etag, "\"other\", " + etag, "*"}) {
            var answer = http.get().uri("/api/products/{id}", id).header(IF_NONE_MATCH, known).exchange();
            assertThat(answer).as(known).hasStatus(304).hasHeader("ETag", etag)
                    .hasHeader("Cache-Control", "no-cache").body().isEmpty();
        }
        assertThat(http.get().uri("/api/products/{id}", id).header(IF_NONE_MATCH, "\"other\"")).hasStatusOk();
    }

    @Test
    void doesNotFindWhatIsNotThere() {
        assertProblem(catalogue.get(UUID.randomUUID()), 404, "not-found");
        assertProblem(http.get().uri("/api/products/{id}", UUID.randomUUID()).header(IF_NONE_MATCH, "*").exchange(),
                404, "not-found");
    }

    @Test
    void listsPagesOfWhatIsWanted() {
        var category = "Shelf " + UUID.randomUUID();
        for (var name : new String[]{"Cedar box", "Birch box", "Ash box", "Birch tray"}) {
            catalogue.product("sku-" + UUID.randomUUID(), name, "Made of wood.", category, "9.99", 1);
        }

        var page = http.get().uri("/api/products").param("category", category).param("query", "BOX")
                .param("page", "1").param("size", "2").exchange();

        assertThat(page).hasStatusOk();
        assertThat(page).bodyJson().extractingPath("$.items[*].name").asArray().containsExactly("Cedar box");
        assertThat(page).bodyJson().extractingPath("$.page").isEqualTo(1);
        assertThat(page).bodyJson().extractingPath("$.size").isEqualTo(2);
        assertThat(page).bodyJson().extractingPath("$.totalItems").isEqualTo(3);
        assertThat(TestCatalogue.body(page)).contains("\"price\":9.99");
    }

    @Test
    void listsTwentyWhenNothingIsSaid() {
        var list = http.get().uri("/api/products").param("query", "").param("category", "").exchange();

        assertThat(list).hasStatusOk();
        assertThat(list).bodyJson().extractingPath("$.page").isEqualTo(0);
        assertThat(list).bodyJson().extractingPath("$.size").isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"page, -1", "page, one", "page, 2147483648", "size, 0", "size, 101", "size, 1.5", "size, 1e3"})
    void refusesPagesThatCannotBe(String parameter, String value) {
        assertInvalid(http.get().uri("/api/products").param(parameter, value).exchange(), parameter);
    }

    @Test
    void refusesAPageBeyondTheLastRowThatCouldBe() {
        assertProblem(http.get().uri("/api/products?page=2147483647&size=100").exchange(), 400, "invalid-request");
        assertThat(http.get().uri("/api/products?page=21474836&size=100")).hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource({"query, 200", "category, 64"})
    void refusesFiltersThatAreTooLongOrNoText(String filter, int longest) {
        assertThat(http.get().uri("/api/products").param(filter, "x".repeat(longest))).hasStatusOk();
        assertInvalid(http.get().uri("/api/products").param(filter, "x".repeat(longest + 1)).exchange(), filter);
        assertInvalid(http.get().uri("/api/products").param(filter, "a\0b").exchange(), filter);
    }

    @Test
    void takesAFilterOfSeveralLines() {
        assertThat(http.get().uri("/api/products").param("query", "a\nb")).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1-1-1-1-1", "99999999-99999-9999-9999-999999999999"})
    void refusesAnIdThatIsNone(String id) {
        assertInvalid(http.get().uri("/api/products/{id}", id).exchange(), "id");
    }

    @Test
    void refusesABadTokenHereToo() {
        assertProblem(http.get().uri("/api/products").header(AUTHORIZATION, "Bearer nonsense").exchange(), 401,
                "unauthenticated");
        assertProblem(http.get().uri("/api/products")
                .header(AUTHORIZATION, TestTokens.service("order-service", "product-service")).exchange(), 401,
                "unauthenticated");
    }
}
