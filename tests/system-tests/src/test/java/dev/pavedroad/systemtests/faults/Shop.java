package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.systemtests.Catalogue;
import dev.pavedroad.systemtests.Client;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One customer and one product, known to no other test. */
record Shop(Client administrator, Client customer, String product) {

    private static final Duration RECOVERED = Duration.ofMinutes(2);

    static Shop with(int stock) {
        var administrator = FaultySystem.administrator();
        return new Shop(administrator, FaultySystem.nobody().signUp(), Catalogue.newProduct(administrator, stock));
    }

    /** Orders one; the answer may never come. */
    CompletableFuture<Client.Response> ordering() {
        return CompletableFuture.supplyAsync(() -> customer.order(product, 1));
    }

    /** Orders one and waits until that is confirmed; what failed before may keep a breaker open for a while. */
    String order() {
        var answer = customer.order(product, 1);
        assertThat(answer.status()).isIn(201, 202);
        awaitStatus(answer.text("id"), "CONFIRMED");
        return answer.text("id");
    }

    Client.Response cancel(String order) {
        return customer.post("/api/orders/%s/cancellation".formatted(order), "");
    }

    void adjust(int delta) {
        var answer = administrator.post("/api/products/%s/stock-adjustments".formatted(product),
                Map.of("delta", delta, "reason", "test"));
        assertThat(answer.status()).isEqualTo(200);
    }

    String status(String order) {
        return customer.get("/api/orders/" + order).text("status");
    }

    int stock() {
        return Integer.parseInt(FaultySystem.database("products").text(
                "select stock from products where id = cast(? as uuid)", product));
    }

    /** As the database of order-service has it, whether or not that is there. */
    String onlyOrder() {
        return FaultySystem.database("orders").text(
                "select id from orders where customer_email = ?", customer.email());
    }

    String storedStatus(String order) {
        return FaultySystem.database("orders").text("select status from orders where id = cast(? as uuid)", order);
    }

    long reservations(String order) {
        return FaultySystem.database("products").count("reservations where order_id = cast(? as uuid)", order);
    }

    void awaitStatus(String order, String status) {
        await().atMost(RECOVERED).pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(storedStatus(order)).isEqualTo(status));
    }

    /** Waits until nothing is left to do, and the customer has been told this of the order, each thing once. */
    void awaitTold(String order, String... types) {
        FaultySystem.awaitIdle(RECOVERED);
        assertThat(FaultySystem.mail().messageIdsTo(customer.email())).containsExactly(messageIds(order, types));
    }

    static String[] messageIds(String order, String... types) {
        return Arrays.stream(types).map(type -> order + ".ORDER_" + type).toArray(String[]::new);
    }
}
