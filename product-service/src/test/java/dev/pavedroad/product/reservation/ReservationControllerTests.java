package dev.pavedroad.product.reservation;

import static dev.pavedroad.product.Problems.assertInvalid;
import static dev.pavedroad.product.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.product.ProductServiceTest;
import dev.pavedroad.product.TestCatalogue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ProductServiceTest
class ReservationControllerTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private TestCatalogue catalogue;

    private final UUID order = UUID.randomUUID();
    private UUID cup;
    private UUID pot;

    @BeforeEach
    void stockTheCatalogue() {
        cup = catalogue.product("Cup", "12.5", 5);
        pot = catalogue.product("Pot", "40", 1);
    }

    @Test
    void reservesAllLinesAtThePricesOfTheMoment() {
        var reserved = put(items(pot, 1, cup, 3));

        assertThat(reserved).hasStatusOk();
        assertThat(reserved).bodyJson().extractingPath("$.orderId").isEqualTo(order.toString());
        assertThat(reserved).bodyJson().extractingPath("$.items[*].productId").asArray()
                .containsExactly(pot.toString(), cup.toString());
        assertThat(reserved).bodyJson().extractingPath("$.items[*].name").asArray().containsExactly("Pot", "Cup");
        assertThat(reserved).bodyJson().extractingPath("$.items[*].quantity").asArray().containsExactly(1, 3);
        assertThat(reserved).bodyJson().extractingPath("$.items[1].sku").asString().startsWith("sku-");
        assertThat(TestCatalogue.body(reserved)).contains("\"unitPrice\":12.50");
        assertThat(catalogue.stockOf(cup)).isEqualTo(2);
        assertThat(catalogue.stockOf(pot)).isZero();
    }

    @Test
    void changesTheETagOfWhatItTakes() {
        var before = catalogue.etagOf(cup);

        put(items(cup, 1));

        assertThat(catalogue.etagOf(cup)).isNotEqualTo(before);
    }

    @Test
    void repeatsItsAnswerWhateverHappensToTheProduct() {
        var first = put(items(cup, 3));
        http.put().uri("/api/products/{id}", cup).header(AUTHORIZATION, TestTokens.admin())
                .contentType(APPLICATION_JSON).content("""
                        {"sku": "%s", "name": "Mug", "description": "", "category": "C", "price": 99}"""
                        .formatted("sku-" + UUID.randomUUID()))
                .exchange();

        assertThat(TestCatalogue.body(put(items(cup, 3)))).isEqualTo(TestCatalogue.body(first));
        assertThat(catalogue.stockOf(cup)).isEqualTo(2);
        catalogue.delete(cup);
        assertThat(TestCatalogue.body(put(items(cup, 3)))).isEqualTo(TestCatalogue.body(first));
    }

    @Test
    void refusesAllLinesWhenOneIsShortAndKeepsToIt() {
        var refused = put(items(cup, 3, pot, 2));

        assertShortOfPots(refused);
        assertThat(catalogue.stockOf(cup)).isEqualTo(5);
        catalogue.adjustStock(pot, 10);
        assertShortOfPots(put(items(cup, 3, pot, 2)));
        assertThat(catalogue.stockOf(pot)).isEqualTo(11);
    }

    private void assertShortOfPots(MvcTestResult refused) {
        assertProblem(refused, 409, "insufficient-stock");
        assertThat(refused).bodyJson().extractingPath("$.orderId").isEqualTo(order.toString());
        assertThat(refused).bodyJson().extractingPath("$.shortages").convertTo(List.class)
                .isEqualTo(List.of(Map.of(
                        "productId", pot.toString(), "requested", 2, "available", 1)));
    }

    @Test
    void refusesUnknownProductsAndKeepsToIt() {
        var stranger = UUID.randomUUID();

        assertUnknown(put(items(cup, 1, stranger, 1)), stranger);
        assertUnknown(put(items(cup, 1, stranger, 1)), stranger);
        assertThat(catalogue.stockOf(cup)).isEqualTo(5);
    }

    @Test
    void doesNotKnowADeletedProduct() {
        catalogue.delete(cup);

        assertUnknown(put(items(cup, 1)), cup);
    }

    private void assertUnknown(MvcTestResult refused, UUID product) {
        assertProblem(refused, 422, "unknown-product");
        assertThat(refused).bodyJson().extractingPath("$.orderId").isEqualTo(order.toString());
        assertThat(refused).bodyJson().extractingPath("$.unknownProducts").asArray()
                .containsExactly(product.toString());
    }

    @Test
    void refusesOtherItemsForTheSameOrder() {
        put(items(cup, 3));

        assertProblem(put(items(cup, 2)), 409, "reservation-conflict");
        assertProblem(put(items(cup, 3, pot, 1)), 409, "reservation-conflict");
        assertThat(catalogue.stockOf(cup)).isEqualTo(2);
        assertThat(catalogue.stockOf(pot)).isEqualTo(1);
    }

    @Test
    void givesStockBackOnce() {
        put(items(cup, 3, pot, 1));

        assertThat(delete()).hasStatus(204).body().isEmpty();
        assertThat(delete()).hasStatus(204);

        assertThat(catalogue.stockOf(cup)).isEqualTo(5);
        assertThat(catalogue.stockOf(pot)).isEqualTo(1);
        assertProblem(put(items(cup, 3, pot, 1)), 409, "reservation-released");
        assertProblem(put(items(cup, 1)), 409, "reservation-released");
        assertThat(catalogue.stockOf(cup)).isEqualTo(5);
    }

    @Test
    void refusesAPutThatComesAfterTheRelease() {
        assertThat(delete()).hasStatus(204);

        assertProblem(put(items(cup, 1)), 409, "reservation-released");
        assertThat(catalogue.stockOf(cup)).isEqualTo(5);
    }

    @Test
    void givesNothingBackForARefusal() {
        put(items(cup, 3, pot, 2));

        assertThat(delete()).hasStatus(204);
        assertThat(catalogue.stockOf(cup)).isEqualTo(5);
        assertThat(catalogue.stockOf(pot)).isEqualTo(1);
    }

    @Test
    void releasesAlsoWhatHasBeenDeletedMeanwhile() {
        put(items(cup, 3, pot, 1));
        catalogue.delete(cup);

        assertThat(delete()).hasStatus(204);
        assertThat(catalogue.stockOf(pot)).isEqualTo(1);
    }

    @Test
    void takesFiftyLinesAndNoMore() {
        var fifty = IntStream.range(0, 50).mapToObj(_ -> catalogue.product("Cup", "1", 1)).toList();
        var lines = fifty.stream().map(id -> item(id, "1")).collect(Collectors.joining(","));

        assertInvalid(put("{\"items\": [%s,%s]}".formatted(lines, item(cup, "1"))), "items");
        assertThat(put("{\"items\": [%s]}".formatted(lines))).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "1.5", "\"1\"", "null", "1e999999", "99999999999"})
    void refusesBadQuantities(String quantity) {
        assertInvalid(put("{\"items\": [%s]}".formatted(item(cup, quantity))), "items[0].quantity");
    }

    @Test
    void acceptsTheLargestQuantity() {
        assertProblem(put(items(cup, 1000)), 409, "insufficient-stock");
    }

    @Test
    void refusesAProductOnTwoLines() {
        assertProblem(put(items(cup, 1, cup, 1)), 400, "invalid-request");
        assertThat(put(items(cup, 1))).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"items\": null}", "{\"items\": []}", "{\"items\": [null]}", "{\"items\": {}}",
        "{\"items\": [{\"quantity\": 1}]}", "{\"items\": [{\"productId\": \"x\", \"quantity\": 1}]}", "", "["})
    void refusesABodyThatIsNoReservation(String body) {
        assertProblem(put(body), 400, "invalid-request");
    }

    @Test
    void refusesAnOrderIdThatIsNone() {
        assertInvalid(http.put().uri("/internal/reservations/7").header(AUTHORIZATION, orderService())
                .contentType(APPLICATION_JSON).content(items(cup, 1)).exchange(), "orderId");
        assertInvalid(http.delete().uri("/internal/reservations/7").header(AUTHORIZATION, orderService()).exchange(),
                "orderId");
    }

    private MvcTestResult put(String body) {
        return http.put().uri("/internal/reservations/{order}", order).header(AUTHORIZATION, orderService())
                .contentType(APPLICATION_JSON).content(body).exchange();
    }

    private MvcTestResult delete() {
        return http.delete().uri("/internal/reservations/{order}", order).header(AUTHORIZATION, orderService())
                .exchange();
    }

    private static String orderService() {
        return TestTokens.service("order-service", "product-service");
    }

    private static String items(UUID product, int quantity) {
        return "{\"items\": [%s]}".formatted(item(product, "" + quantity));
    }

    private static String items(UUID first, int quantity, UUID second, int secondQuantity) {
        return "{\"items\": [%s, %s]}".formatted(item(first, "" + quantity), item(second, "" + secondQuantity));
    }

    private static String item(UUID product, String quantity) {
        return """
                {"productId": "%s", "quantity": %s}""".formatted(product, quantity);
    }
}
