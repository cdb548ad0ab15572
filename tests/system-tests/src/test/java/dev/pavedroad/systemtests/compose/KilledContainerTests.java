package dev.pavedroad.systemtests.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.systemtests.Catalogue;
import dev.pavedroad.systemtests.Client;
import dev.pavedroad.systemtests.Mailbox;
import dev.pavedroad.systemtests.Mailbox.Letter;
import dev.pavedroad.systemtests.SteadyLoad;
import dev.pavedroad.systemtests.SteadyLoad.Outcome;
import dev.pavedroad.systemtests.SystemReadiness;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** product-service is killed while orders come in, and started again. */
@InContainers
class KilledContainerTests {

    private static final ComposeProject PROJECT = ComposeProject.given();
    private static final int STOCK = 100_000;

    private final Client customer = Client.newCustomer();
    private final String product = Catalogue.newProduct(Client.administrator(), STOCK);

    @BeforeEach
    @AfterEach
    void up() {
        PROJECT.up();
    }

    @Test
    void losesNoOrderAndConfirmsAllOnceItIsBack() {
        SystemReadiness.awaitOrdersAndReads(Duration.ofSeconds(60), customer, product);
        try (var load = new SteadyLoad().every(Duration.ofMillis(400), "order", () -> customer.order(product, 1))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> load.count() > 20);
            PROJECT.compose("kill", "product-service");
            var killed = load.count();
            await().atMost(Duration.ofSeconds(90)).until(() -> load.count() > killed + 20);
            PROJECT.up();
            // The breaker may look away for 30 s more.
            SystemReadiness.awaitOrdersAndReads(Duration.ofSeconds(60), customer, product);
            load.close();
            System.out.println("product-service killed and up again: " + load);
            assertThat(load.of("order")).extracting(Outcome::status).isSubsetOf(201, 202).contains(202);
        }
        await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofSeconds(1)).untilAsserted(this::nothingIsLost);
        assertThat(Mailbox.of(customer)).extracting(Letter::messageId).doesNotHaveDuplicates();
    }

    private void nothingIsLost() {
        var all = customer.get("/api/orders").body().path("totalItems").asInt();
        for (var page = 0; page * 100 < all; page++) {
            assertThat(customer.get("/api/orders?size=100&page=" + page).body().path("items").valueStream()
                    .map(order -> order.path("status").asText())).containsOnly("CONFIRMED");
        }
        assertThat(customer.get("/api/products/" + product).body().path("stock").asInt()).isEqualTo(STOCK - all);
        assertThat(Mailbox.of(customer)).hasSize(all);
    }
}
