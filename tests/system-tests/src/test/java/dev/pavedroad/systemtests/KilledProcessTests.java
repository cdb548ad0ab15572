package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any one process is killed and started again. */
@DevStackOnly
class KilledProcessTests {

    private static final int STOCK = 100_000;
    private static final Duration READS = Duration.ofMinutes(2);
    private static final Duration ORDERS = Duration.ofMinutes(2);

    private final Client customer = Client.newCustomer();
    private final String product = Catalogue.newProduct(Client.administrator(), STOCK);

    @ParameterizedTest
    @ValueSource(strings = {"product-service", "order-service", "user-service", "notification-service", "api-gateway",
        "discovery-server", "postgres"})
    void servesAgainSoonAfterItIsBackAndHasLostNothing(String name) {
        assertThat(customer.order(product, 1).status()).isEqualTo(201);
        var process = RunningSystem.stack().process(name);
        process.kill();
        assertThat(process.isAlive()).isFalse();
        // Somebody tries meanwhile, so that breakers and caches have seen the outage.
        SystemReadiness.statusOf(() -> customer.order(product, 1).status());
        process.restart();
        var ready = Instant.now();
        SystemReadiness.awaitStatus(READS, 200, () -> Client.nobody().get("/api/products/" + product).status());
        SystemReadiness.awaitStatus(READS, 200, () -> customer.get("/api/users/me").status());
        SystemReadiness.awaitStatus(READS, 200, () -> customer.get("/api/orders").status());
        var reads = Duration.between(ready, Instant.now());
        await().atMost(READS).until(() -> {
            var status = SystemReadiness.statusOf(() -> customer.order(product, 1).status());
            return status == 201 || status == 202;
        });
        SystemReadiness.awaitOrdersAndReads(ORDERS, customer, product);
        System.out.printf("%s killed, restarted and ready: reads after %.1f s, orders stay 201 after %.1f s%n", name,
                reads.toMillis() / 1000.0, Duration.between(ready, Instant.now()).toMillis() / 1000.0);
        nothingIsLost();
    }

    private void nothingIsLost() {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            var pending = customer.get("/api/orders?size=100").body().path("items").valueStream()
                    .filter(order -> !order.path("status").asText().equals("CONFIRMED"));
            assertThat(pending).isEmpty();
            var orders = customer.get("/api/orders").body().path("totalItems").asInt();
            assertThat(Catalogue.stockOf(product)).isEqualTo(STOCK - orders);
            assertThat(Mailbox.of(customer)).hasSize(orders);
        });
        assertThat(Mailbox.of(customer)).extracting(mail -> mail.messageId()).doesNotHaveDuplicates();
    }
}
