package dev.pavedroad.order.ordering;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.pavedroad.order.NeighbourServices.refusal;
import static dev.pavedroad.order.NeighbourServices.reservationsAre;
import static dev.pavedroad.order.ordering.Shop.items;
import static dev.pavedroad.order.ordering.Shop.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.order.NeighbourServices;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ShowingOrdersTests extends OpenShop {

    private static final String CRAB = "\uD83E\uDD80";

    private final UUID product = UUID.randomUUID();

    @Test
    void showsAllOfAnOrderInEveryAnswerAboutOne() {
        var placed = shop.place("{\"note\": 1, " + items(product, 2).substring(1));
        assertThat(placed).hasStatus(201);
        String id = read(placed, "$.id");
        for (var answer : List.of(placed, shop.get("/" + id), shop.admin(id + "/shipment", null),
                shop.admin(id + "/delivery", null))) {
            assertWhole(answer);
            assertThat(Shop.<Object>read(answer, "$.customerId")).isEqualTo(shop.customer().toString());
        }
        assertWhole(shop.cancel(read(shop.place(items(product, 1)), "$.id")));
        assertThat(Shop.<List<Object>>read(shop.get(""), "$.items")).hasSize(2);
    }

    @Test
    void showsNullForWhatIsNotKnownWhileAnOrderIsPending() {
        reservationsAre(neighbours, aResponse().withStatus(500));
        var pending = shop.place(items(product, 2));
        assertThat(pending).hasStatus(202);
        assertWhole(pending);
        assertThat(Shop.<Map<String, Object>>read(pending, "$")).containsEntry("total", null)
                .containsEntry("status", "PENDING");
        assertThat(Shop.<Map<String, Object>>read(pending, "$.items[0]")).containsEntry("sku", null)
                .containsEntry("name", null).containsEntry("unitPrice", null).containsEntry("quantity", 2);
        String id = read(pending, "$.id");
        assertThat(shop.cancel(id)).hasStatus(200);
    }

    private static void assertWhole(MvcTestResult answer) {
        assertThat(Shop.<Map<String, Object>>read(answer, "$")).containsOnlyKeys("id", "customerId", "status", "items",
                "total", "trackingNumber", "createdAt", "history");
        assertThat(Shop.<Map<String, Object>>read(answer, "$.items[0]")).containsOnlyKeys("productId", "sku", "name",
                "unitPrice", "quantity");
        assertThat(Shop.<Map<String, Object>>read(answer, "$.history[0]")).containsOnlyKeys("status", "at");
        assertThat(Shop.<String>read(answer, "$.history[0].at")).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    }

    @Test
    void listsOrdersOfOneMomentByTheirIds() {
        var ids = Stream.generate(() -> Shop.<String>read(shop.place(items(product, 1)), "$.id")).limit(6).toList();
        jdbc.sql("update orders set created_at = timestamptz '2099-01-01 00:00Z' where customer_id = ?")
                .param(shop.customer()).update();
        var sorted = ids.stream().sorted().toList();
        assertThat(idsOf(shop.get("?size=4"))).containsExactlyElementsOf(sorted.subList(0, 4));
        assertThat(idsOf(shop.get("?size=4&page=1"))).containsExactlyElementsOf(sorted.subList(4, 6));
        var all = http.get().uri("/api/orders?scope=all&size=6").header("Authorization", TestTokens.admin()).exchange();
        assertThat(idsOf(all)).containsExactlyElementsOf(sorted);
        jdbc.sql("update orders set created_at = now() where customer_id = ?").param(shop.customer()).update();
    }

    private static List<String> idsOf(MvcTestResult list) {
        return read(list, "$.items[*].id");
    }

    @ParameterizedTest
    @CsvSource({"100, 200", "101, 400"})
    void countsTheCharactersOfATrackingNumber(int count, int status) {
        String id = read(shop.place(items(product, 1)), "$.id");
        assertThat(shop.admin(id + "/shipment", "{\"trackingNumber\": \"%s\"}".formatted(CRAB.repeat(count))))
                .hasStatus(status);
    }

    @ParameterizedTest
    @CsvSource({"'', ", "'{}', ", "'{\"trackingNumber\": null}', ", "'{\"trackingNumber\": \"T\"}', T"})
    void shipsWithAndWithoutATrackingNumber(String body, String shown) {
        String id = read(shop.place(items(product, 1)), "$.id");
        var shipped = shop.admin(id + "/shipment", body.isEmpty() ? null : body);
        assertThat(shipped).hasStatus(200).bodyJson().extractingPath("$.trackingNumber").isEqualTo(shown);
    }

    @Test
    void announcesEachStatusToWhomTheTokenNamedThatPlacedTheOrder() {
        String id = read(shop.place(items(product, 1)), "$.id");
        shop.admin(id + "/shipment", null);
        shop.admin(id + "/delivery", null);
        assertAnnounced(id, "ORDER_CONFIRMED", "ORDER_SHIPPED", "ORDER_DELIVERED");
        String cancelled = read(shop.place(items(product, 1)), "$.id");
        shop.cancel(cancelled);
        assertAnnounced(cancelled, "ORDER_CONFIRMED", "ORDER_CANCELLED");
    }

    private void assertAnnounced(String id, String... types) {
        await().untilAsserted(() -> assertThat(shop.announcements(id))
                .extracting(it -> JsonPath.<String>read(it, "$.type")).containsExactly(types));
        assertThat(shop.announcements(id)).allSatisfy(it -> {
            assertThat(JsonPath.<String>read(it, "$.recipient.email")).isEqualTo("ada@example.com");
            assertThat(JsonPath.<String>read(it, "$.recipient.name")).isEqualTo("Ada Lovelace");
        });
    }

    @Test
    void refusesToCancelWhatWasRejectedOrIsOnItsWay() {
        reservationsAre(neighbours, refusal(422, "unknown-product", ""));
        String rejected = read(shop.place(items(product, 1)), "$.orderId");
        assertIllegal(shop.cancel(rejected));
        assertIllegal(shop.admin(rejected + "/shipment", null));
        NeighbourServices.areWell(neighbours);
        String id = read(shop.place(items(product, 1)), "$.id");
        shop.admin(id + "/shipment", null);
        assertIllegal(shop.cancel(id));
        shop.admin(id + "/delivery", null);
        assertIllegal(shop.admin(id + "/delivery", null));
        assertIllegal(shop.cancel(id));
    }

    private static void assertIllegal(MvcTestResult answer) {
        assertThat(answer).hasStatus(409).bodyJson().extractingPath("$.type").asString()
                .endsWith("/illegal-transition");
    }

    @Test
    void letsAdministratorsCancelAndFindsNothingToShipWhereThereIsNone() {
        String id = read(shop.place(items(product, 1)), "$.id");
        assertThat(shop.admin(id + "/cancellation", null)).hasStatus(200);
        assertThat(shop.admin(UUID.randomUUID() + "/shipment", null)).hasStatus(404);
        assertThat(shop.admin(UUID.randomUUID() + "/delivery", null)).hasStatus(404);
        assertThat(shop.admin(UUID.randomUUID() + "/cancellation", null)).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({"1, 201", "1000, 201", "1001, 400", "-0, 400", "1e2, 400", "1.0, 400", "9223372036854775808, 400"})
    void takesAQuantityAsAWholeNumber(String quantity, int status) {
        assertThat(shop.place(items(product, 7).replace(": 7}", ": " + quantity + "}"))).hasStatus(status);
    }

    @ParameterizedTest
    @CsvSource({"DELETE, ''", "PUT, ''", "PATCH, /{id}", "GET, /{id}/shipment", "POST, /{id}/events",
        "GET, /{id}/push-subscription", "POST, /push-key"})
    void saysWhichMethodsThereAre(String method, String path) {
        var answer = http.method(HttpMethod.valueOf(method)).uri("/api/orders" + path, UUID.randomUUID())
                .header("Authorization", TestTokens.admin()).contentType(MediaType.APPLICATION_JSON).content("{}")
                .exchange();
        assertThat(answer).hasStatus(405).bodyJson().extractingPath("$.type").asString()
                .endsWith("/method-not-allowed");
        assertThat(answer.getResponse().getHeader("Allow")).isNotBlank().doesNotContain(method);
    }
}
