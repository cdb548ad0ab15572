package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** product-service hangs: it keeps its connections and answers nothing. */
@LocalStackOnly
class FrozenProductServiceTests {

    private static final int ORDERS = 14;

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
    void takesOrdersAllTheSameAndConfirmsThemOnceItIsBack() {
        var orders = new ArrayList<String>();
        var durations = new ArrayList<Duration>();
        for (var i = 0; i < ORDERS; i++) {
            var start = Instant.now();
            var answer = customer.order(product, 1);
            durations.add(Duration.between(start, Instant.now()));
            assertThat(answer.status()).as("%s", answer).isEqualTo(202);
            orders.add(answer.text("id"));
        }
        // These two are promises of the contract, not figures: nobody waits longer than that for a callee that hangs.
        assertThat(durations).allSatisfy(it -> assertThat(it).isLessThan(Duration.ofSeconds(4)));
        assertThat(durations.getLast()).isLessThan(Duration.ofMillis(500));
        otherRoutesAreWell();
        resume();
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(statuses(orders)).containsOnly("CONFIRMED"));
        assertThat(Catalogue.stockOf(product)).isEqualTo(100 - ORDERS);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(Mailbox.of(customer)).hasSize(ORDERS));
        assertThat(Mailbox.of(customer)).extracting(mail -> mail.messageId()).doesNotHaveDuplicates();
        Wellbeing.awaitOrdersConfirmed(Duration.ofSeconds(60), customer, product);
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
