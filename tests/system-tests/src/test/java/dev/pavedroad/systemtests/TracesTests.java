package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.systemtests.Client.Response;
import dev.pavedroad.systemtests.Span.Kind;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** One trace tells everything that came of one request. */
@DevStackOnly
class TracesTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final List<String> TO_ORDERS =
            List.of("api-gateway SERVER", "api-gateway CLIENT", "order-service SERVER");
    private static final List<String> TO_STOCK = then(TO_ORDERS, "order-service CLIENT", "product-service SERVER");
    private static final List<String> TO_STOCK_BY_RECOVERY =
            then(TO_ORDERS, "order-service settle-order", "order-service CLIENT", "product-service SERVER");

    private final Client administrator = Client.administrator();
    private final Client customer = Client.newCustomer();
    private final String product = Catalogue.newProduct(administrator, 100);

    @Test
    void leadsFromTheGatewayToTheStockAndToTheMail() {
        var order = customer.order(product, 1);
        assertThat(order.status()).isEqualTo(201);
        eventually(() -> {
            assertThat(traceOf(order).waysTo("product-service", Kind.SERVER)).containsExactly(TO_STOCK);
            assertThat(traceOf(order).waysTo("notification-service", Kind.BACKGROUND))
                    .containsExactly(toMail(TO_ORDERS));
        });
        assertThat(traceOf(order).spans()).filteredOn(span -> span.parent().isEmpty())
                .extracting(Span::service).containsExactly("api-gateway");
    }

    @Test
    void showsTheAttemptThatFailedBesideTheOneThatDidNot() {
        try (var impostor = Impostor.of("product-service", RunningSystem.stack())) {
            await().atMost(SOON).pollDelay(Duration.ZERO).until(() -> {
                var before = impostor.asked();
                var order = customer.order(product, 1);
                return order.status() == 201 && impostor.asked() > before && showsBothAttempts(order);
            });
        }
        SystemReadiness.awaitOrdersAndReads(SOON, customer, product);
    }

    private boolean showsBothAttempts(Response order) {
        eventually(() -> assertThat(traceOf(order).waysTo("product-service", Kind.SERVER)).containsExactly(TO_STOCK));
        var trace = traceOf(order);
        var answered = trace.parentOf(trace.of("product-service", Kind.SERVER).findFirst().orElseThrow());
        var attempts = trace.of("order-service", Kind.CLIENT)
                .filter(it -> it.parent().equals(answered.parent())).toList();
        assertThat(attempts).hasSizeBetween(2, 3).allMatch(it -> it.equals(answered) || it.start() < answered.start());
        assertThat(trace.waysTo("notification-service", Kind.SERVER)).allSatisfy(it -> assertThat(it)
                .startsWith(TO_ORDERS.toArray(String[]::new)));
        return true;
    }

    @Test
    void goesOnWhenTheOrderIsCompletedByRecovery() {
        RunningSystem.stack().process("product-service").freeze();
        Response order;
        try {
            order = customer.order(product, 1);
        } finally {
            RunningSystem.stack().process("product-service").resume();
        }
        assertThat(order.status()).isEqualTo(202);
        eventually(() -> {
            assertThat(customer.get(order.header("Location")).text("status")).isEqualTo("CONFIRMED");
            assertThat(traceOf(order).waysTo("product-service", Kind.SERVER)).contains(TO_STOCK_BY_RECOVERY);
            assertThat(traceOf(order).waysTo("notification-service", Kind.BACKGROUND))
                    .containsExactly(toMail(then(TO_ORDERS, "order-service settle-order")));
        });
        SystemReadiness.awaitOrdersAndReads(SOON, customer, product);
    }

    private static List<String> toMail(List<String> confirmedBy) {
        return then(confirmedBy, "order-service announce-order", "order-service CLIENT", "notification-service SERVER",
                "notification-service deliver");
    }

    private static Trace traceOf(Response answer) {
        return RunningSystem.traces().trace(answer.header("X-Trace-Id"));
    }

    private static void eventually(ThrowingRunnable assertions) {
        await().atMost(SOON).untilAsserted(assertions);
    }

    private static List<String> then(List<String> way, String... steps) {
        return java.util.stream.Stream.concat(way.stream(), java.util.Arrays.stream(steps)).toList();
    }
}
