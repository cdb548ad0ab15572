package dev.pavedroad.product.catalogue;

import static dev.pavedroad.product.Problems.assertInvalid;
import static dev.pavedroad.product.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.MediaType.APPLICATION_JSON;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ProductServiceTest
class StockAdjustmentTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private TestCatalogue catalogue;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void answersWithTheProductAndKeepsTheReason() {
        var id = catalogue.product("Lamp", "1", 7);

        var adjusted = catalogue.adjustStock(id, -3);

        assertThat(adjusted).hasStatusOk().hasHeader("ETag", catalogue.etagOf(id));
        assertThat(adjusted).bodyJson().extractingPath("$.stock").isEqualTo(4);
        assertThat(adjusted).bodyJson().extractingPath("$.id").isEqualTo(id.toString());
        assertThat(catalogue.stockOf(id)).isEqualTo(4);
        assertThat(jdbc.sql("select delta, reason from stock_adjustments where product_id = :id").param("id", id)
                .query().singleRow()).containsEntry("delta", -3).containsEntry("reason", "recount");
    }

    @Test
    void refusesToFallBelowZero() {
        var id = catalogue.product("Lamp", "1", 7);

        assertProblem(catalogue.adjustStock(id, -8), 409, "insufficient-stock");
        assertThat(catalogue.stockOf(id)).isEqualTo(7);
        assertThat(catalogue.adjustStock(id, -7)).hasStatusOk();
    }

    @Test
    void refusesToRiseAboveAMillion() {
        var id = catalogue.product("Lamp", "1", 1);

        assertInvalid(catalogue.adjustStock(id, 1_000_000), "delta");
        assertThat(catalogue.adjustStock(id, 999_999)).hasStatusOk();
    }

    @Test
    void neverFallsBelowZeroHoweverManyTakeAtOnce() throws Exception {
        var id = catalogue.product("Lamp", "1", 10);
        Callable<Integer> take = () -> catalogue.adjustStock(id, -1).getResponse().getStatus();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(IntStream.range(0, 32).mapToObj(_ -> take).toList()).stream()
                    .map(it -> it.resultNow()).toList();

            assertThat(statuses).containsOnly(200, 409);
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(10);
            assertThat(catalogue.stockOf(id)).isZero();
        }
    }

    @Test
    void doesNotAdjustWhatIsNotThere() {
        assertProblem(catalogue.adjustStock(UUID.randomUUID(), 1), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "delta | {\"reason\": \"r\"}", "delta | {\"delta\": 1.5, \"reason\": \"r\"}",
        "delta | {\"delta\": \"1\", \"reason\": \"r\"}", "delta | {\"delta\": 1000001, \"reason\": \"r\"}",
        "delta | {\"delta\": -1000001, \"reason\": \"r\"}", "delta | {\"delta\": 1e999999, \"reason\": \"r\"}",
        "reason | {\"delta\": 1}", "reason | {\"delta\": 1, \"reason\": \" \"}",
        "reason | {\"delta\": 1, \"reason\": 1}"})
    void refusesABadAdjustment(String field, String body) {
        assertInvalid(adjust(catalogue.product("Lamp", "1", 7), body), field);
    }

    @Test
    void refusesAReasonThatIsTooLong() {
        var id = catalogue.product("Lamp", "1", 7);
        var body = """
                {"delta": 1, "reason": "%s"}""";

        assertThat(adjust(id, body.formatted("x".repeat(200)))).hasStatusOk();
        assertInvalid(adjust(id, body.formatted("x".repeat(201))), "reason");
    }

    private MvcTestResult adjust(UUID id, String body) {
        return http.post().uri("/api/products/{id}/stock-adjustments", id).header(AUTHORIZATION, TestTokens.admin())
                .contentType(APPLICATION_JSON).content(body).exchange();
    }
}
