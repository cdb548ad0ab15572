package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** product-service hangs: it keeps its connections and answers nothing. */
@DevStackOnly
class FrozenProductServiceTests {

    private final Client customer = Client.newCustomer();
    private final String product = Catalogue.newProduct(Client.administrator(), 100);

    @BeforeEach
    void freeze() {
        RunningSystem.stack().process("product-service").freeze();
    }

    @AfterEach
    void resume() {
        RunningSystem.stack().process("product-service").resume();
    }

    @Test
    void takesOrdersAllTheSameAndConfirmsThemOnceItIsBack() throws Exception {
        var orders = ordersAtOnce();
        // From here on nobody waits for the callee that hangs.
        assertThat(Breakers.of("order-service")).containsEntry("product-service", "OPEN");
        orders.add(orderAccepted());
        otherRoutesAreWell();
        resume();
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(statuses(orders)).containsOnly("CONFIRMED"));
        assertThat(Catalogue.stockOf(product)).isEqualTo(100 - orders.size());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Mailbox.of(customer)).hasSize(orders.size()));
        assertThat(Mailbox.of(customer)).extracting(mail -> mail.messageId()).doesNotHaveDuplicates();
        SystemReadiness.awaitOrdersAndReads(Duration.ofSeconds(60), customer, product);
    }

    // As many as the breaker looks back on.
    private List<String> ordersAtOnce() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> order = this::orderAccepted;
            return threads.invokeAll(Collections.nCopies(10, order)).stream().map(Future::resultNow)
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private String orderAccepted() {
        var answer = customer.order(product, 1);
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        return answer.text("id");
    }

    private void otherRoutesAreWell() {
        assertThat(customer.get("/api/users/me").status()).isEqualTo(200);
        assertThat(customer.get("/api/orders").status()).isEqualTo(200);
        assertThat(Client.nobody().get("/health").status()).isEqualTo(200);
        assertThat(Client.newCustomer().token()).isNotBlank();
    }

    private List<String> statuses(List<String> orders) {
        return orders.stream().map(id -> customer.get("/api/orders/" + id))
                .map(answer -> answer.text("status")).toList();
    }
}
