package dev.pavedroad.order.ordering;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static dev.pavedroad.order.NeighbourServices.NOTIFICATION;
import static dev.pavedroad.order.NeighbourServices.RESERVATION;
import static dev.pavedroad.order.NeighbourServices.refusal;
import static dev.pavedroad.order.NeighbourServices.reservationsAre;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.jayway.jsonpath.JsonPath;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.order.NeighbourServices;
import java.io.UnsupportedEncodingException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class PlacingAnOrderTests extends OpenShop {

    private final UUID customer = UUID.randomUUID();
    private final UUID product = UUID.randomUUID();

    @Test
    void confirmsAnOrderAndAnnouncesIt() {
        var answer = place(null, 2);
        assertThat(answer).hasStatus(201).hasHeader("Location", "/api/orders/" + id(answer));
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("CONFIRMED");
        assertThat(answer).bodyJson().extractingPath("$.total").isEqualTo(5.00);
        assertThat(answer).bodyJson().extractingPath("$.history[*].status").asArray()
                .containsExactly("PENDING", "CONFIRMED");
        assertThat(answer).bodyJson().extractingPath("$.createdAt")
                .isEqualTo(JsonPath.read(body(answer), "$.history[0].at"));
        // Its second try is called off in the same transaction.
        assertThat(openTasks("settle-order", id(answer))).isZero();
        await().untilAsserted(() -> assertThat(announced(id(answer))).containsExactly("ORDER_CONFIRMED"));
        assertThat(announcementsOf(id(answer))).first().satisfies(body -> {
            assertThat(JsonPath.<String>read(body, "$.recipient.email")).isEqualTo("ada@example.com");
            assertThat(JsonPath.<String>read(body, "$.order.status")).isEqualTo("CONFIRMED");
        });
        await().untilAsserted(() -> assertThat(openTasks(id(answer))).isZero());
    }

    @Test
    void keepsARefusedOrderAsRejected() {
        reservationsAre(neighbours, refusal(409, "insufficient-stock",
                ", \"shortages\": [{\"productId\": \"%s\", \"requested\": 2, \"available\": 1}]".formatted(product)));
        var answer = post(customer, null, """
                {"items": [{"productId": "%s", "quantity": 2}, {"productId": "%s", "quantity": 1}]}"""
                .formatted(product, UUID.randomUUID()));
        assertThat(answer).hasStatus(409);
        assertThat(answer).bodyJson().extractingPath("$.type").asString().endsWith("insufficient-stock");
        assertThat(answer).bodyJson().extractingPath("$.shortages").asArray().containsExactly(
                Map.of("productId", product.toString(), "requested", 2, "available", 1));
        var id = JsonPath.<String>read(body(answer), "$.orderId");
        assertThat(find(id)).bodyJson().extractingPath("$.status").isEqualTo("REJECTED");
        assertThat(find(id)).bodyJson().extractingPath("$.total").isNull();
    }

    @Test
    void refusesAnUnknownProduct() {
        reservationsAre(neighbours, refusal(422, "unknown-product", ""));
        var answer = place(null, 2);
        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyJson().extractingPath("$.type").asString().endsWith("unknown-product");
        assertThat(answer).bodyJson().doesNotHavePath("$.shortages");
    }

    @Test
    void leavesTheOrderPendingWhenNobodyAnswersAndSettlesItLater() {
        reservationsAre(neighbours, aResponse().withStatus(500));
        var answer = place(null, 2);
        assertThat(answer).hasStatus(202).hasHeader("Retry-After", "2").hasHeader("Location",
                "/api/orders/" + id(answer));
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("PENDING");
        assertThat(answer).bodyJson().extractingPath("$.items[0].name").isNull();
        NeighbourServices.areWell(neighbours);
        await().untilAsserted(
                () -> assertThat(find(id(answer))).bodyJson().extractingPath("$.status").isEqualTo("CONFIRMED"));
        await().untilAsserted(() -> assertThat(announced(id(answer))).containsExactly("ORDER_CONFIRMED"));
    }

    @Test
    void handsAnnouncementsOverInSequenceUntilTheyAreTaken() {
        NeighbourServices.announcementsAre(neighbours, aResponse().withStatus(500));
        var id = id(place(null, 1));
        assertThat(ship(id)).hasStatus(200);
        await().untilAsserted(() -> {
            makeTasksDue();
            assertThat(announcementsOf(id)).hasSizeGreaterThan(2);
        });
        makeNeighboursWell();
        makeTasksDue();
        await().untilAsserted(() -> assertThat(openTasks(id)).isZero());
        assertThat(announced(id)).containsExactly("ORDER_CONFIRMED", "ORDER_SHIPPED");
    }

    @Test
    void makesOneOrderOfThirtyTwoRequestsWithOneKey() throws Exception {
        reservationsAre(neighbours, aResponse().withHeader("Content-Type", "application/json").withFixedDelay(500)
                .withBody(
                        "{\"items\": [{\"productId\": \"%s\", \"sku\": \"S\", \"name\": \"N\", \"unitPrice\": 1, \"quantity\": 2}]}"
                                .formatted(product)));
        var key = UUID.randomUUID().toString();
        var ids = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 32)
                    .<Callable<MvcTestResult>>mapToObj(_ -> () -> place(key, 2)).toList());
            for (var answer : answers) {
                assertThat(answer.get()).hasStatus(201);
                ids.add(id(answer.get()));
            }
        }
        assertThat(ids).hasSize(1);
        neighbours.verify(1, putRequestedFor(RESERVATION));
        assertThat(ordersOfCustomer()).isEqualTo(1);
    }

    @Test
    void repeatsAnAcceptedOrderAsAcceptedWithItsPresentState() {
        reservationsAre(neighbours, aResponse().withStatus(500));
        var first = place("key", 2);
        assertThat(first).hasStatus(202);
        NeighbourServices.areWell(neighbours);
        makeTasksDue();
        await().untilAsserted(
                () -> assertThat(find(id(first))).bodyJson().extractingPath("$.status").isEqualTo("CONFIRMED"));
        var again = place("key", 2);
        assertThat(again).hasStatus(202).hasHeader("Location", "/api/orders/" + id(first));
        assertThat(again).bodyJson().extractingPath("$.status").isEqualTo("CONFIRMED");
    }

    @Test
    void repeatsARefusalAsItWas() {
        reservationsAre(neighbours, refusal(422, "unknown-product", ""));
        var first = JsonPath.<String>read(body(place("key", 2)), "$.orderId");
        NeighbourServices.areWell(neighbours);
        var again = place("key", 2);
        assertThat(again).hasStatus(422);
        assertThat(again).bodyJson().extractingPath("$.orderId").isEqualTo(first);
    }

    @Test
    void refusesAKeyThatCameWithOtherItems() {
        place("key", 2);
        var other = place("key", 3);
        assertThat(other).hasStatus(422);
        assertThat(other).bodyJson().extractingPath("$.type").asString().endsWith("idempotency-key-reused");
    }

    @Test
    void takesTheSameKeyOfAnotherCustomerForAnotherOrder() {
        var mine = place("key", 2);
        var theirs = post(UUID.randomUUID(), "key", items(2));
        assertThat(theirs).hasStatus(201);
        assertThat(id(theirs)).isNotEqualTo(id(mine));
    }

    @Test
    void cancelsAndGivesTheStockBackOnce() {
        var id = id(place(null, 2));
        assertThat(cancel(id)).hasStatus(200).bodyJson().extractingPath("$.status").isEqualTo("CANCELLED");
        assertThat(cancel(id)).hasStatus(200);
        neighbours.verify(1, deleteRequestedFor(RESERVATION));
        await().untilAsserted(
                () -> assertThat(announced(id)).containsExactly("ORDER_CONFIRMED", "ORDER_CANCELLED"));
    }

    @Test
    void cancelsWhileProductServiceIsAwayAndGivesTheStockBackLater() {
        reservationsAre(neighbours, aResponse().withStatus(500));
        var id = id(place(null, 2));
        NeighbourServices.everythingAnswers(neighbours, aResponse().withStatus(500));
        assertThat(cancel(id)).hasStatus(200).bodyJson().extractingPath("$.status").isEqualTo("CANCELLED");
        NeighbourServices.areWell(neighbours);
        makeTasksDue();
        await().untilAsserted(() -> neighbours.verify(deleteRequestedFor(RESERVATION)));
        await().untilAsserted(() -> assertThat(openTasks(id)).isZero());
        assertThat(find(id)).bodyJson().extractingPath("$.status").isEqualTo("CANCELLED");
    }

    @Test
    void shipsAndDeliversOnceEach() {
        var id = id(place(null, 2));
        assertThat(deliver(id)).hasStatus(409);
        assertThat(ship(id)).hasStatus(200).bodyJson().extractingPath("$.trackingNumber").isEqualTo("T-1");
        var again = ship(id);
        assertThat(again).hasStatus(409);
        assertThat(again).bodyJson().extractingPath("$.type").asString().endsWith("illegal-transition");
        assertThat(deliver(id)).hasStatus(200).bodyJson().extractingPath("$.status").isEqualTo("DELIVERED");
        assertThat(cancel(id)).hasStatus(409);
    }

    private MvcTestResult place(String key, int quantity) {
        return post(customer, key, items(quantity));
    }

    private String items(int quantity) {
        return "{\"items\": [{\"productId\": \"%s\", \"quantity\": %d}]}".formatted(product, quantity);
    }

    private MvcTestResult post(UUID who, String key, String body) {
        var request = http.post().uri("/api/orders").contentType(MediaType.APPLICATION_JSON).content(body)
                .header("Authorization", TestTokens.customer(who));
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    private MvcTestResult find(String id) {
        return http.get().uri("/api/orders/" + id).header("Authorization", TestTokens.customer(customer)).exchange();
    }

    private MvcTestResult cancel(String id) {
        return http.post().uri("/api/orders/%s/cancellation".formatted(id))
                .header("Authorization", TestTokens.customer(customer)).exchange();
    }

    private MvcTestResult ship(String id) {
        return http.post().uri("/api/orders/%s/shipment".formatted(id)).header("Authorization", TestTokens.admin())
                .contentType(MediaType.APPLICATION_JSON).content("{\"trackingNumber\": \"T-1\"}").exchange();
    }

    private MvcTestResult deliver(String id) {
        return http.post().uri("/api/orders/%s/delivery".formatted(id)).header("Authorization", TestTokens.admin())
                .exchange();
    }

    private int ordersOfCustomer() {
        return jdbc.sql("select count(*) from orders where customer_id = ?").param(customer).query(Integer.class)
                .single();
    }

    /** In their sequence; one that is handed over again is the same one. */
    private List<String> announced(String order) {
        return announcementsOf(order).stream().distinct().map(it -> JsonPath.<String>read(it, "$.type")).toList();
    }

    private List<String> announcementsOf(String order) {
        return neighbours.findAll(postRequestedFor(NOTIFICATION)).stream().map(LoggedRequest::getBodyAsString)
                .filter(it -> order.equals(JsonPath.read(it, "$.order.id"))).toList();
    }

    private int openTasks(String order) {
        return openTasks("", order);
    }

    private int openTasks(String task, String order) {
        return jdbc.sql("""
                select count(*) from scheduled_tasks where starts_with(task_name, ?) and starts_with(task_instance, ?)
                """).params(task, order).query(Integer.class).single();
    }

    private static String id(MvcTestResult answer) {
        return JsonPath.read(body(answer), "$.id");
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
