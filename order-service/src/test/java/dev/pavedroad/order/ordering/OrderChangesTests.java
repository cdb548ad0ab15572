package dev.pavedroad.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pavedroad.order.OrderServiceTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderServiceTest
class OrderChangesTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Autowired
    private OrderChanges changes;
    @Autowired
    private Orders orders;
    @Autowired
    private JdbcClient jdbc;

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void decidesAnewWhenSomebodyElseWasQuicker() {
        var id = pendingOrder();
        var cancelled = changes.change(id, order -> {
            if (attempts.incrementAndGet() == 1) {
                elsewhere(id);
            }
            order.cancel(NOW);
        });
        assertThat(attempts).hasValue(2);
        assertThat(cancelled.is(OrderStatus.CANCELLED)).isTrue();
        assertThat(announcements(id)).isEqualTo(1);
    }

    @Test
    void givesUpAfterFiveAttempts() {
        var id = pendingOrder();
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> changes.change(id, order -> {
                    attempts.incrementAndGet();
                    elsewhere(id);
                    order.cancel(NOW);
                }));
        assertThat(attempts).hasValue(5);
        assertThat(announcements(id)).isZero();
    }

    @Test
    void announcesNothingWhenNothingHasChanged() {
        var id = pendingOrder();
        assertThat(changes.change(id, _ -> {}).id()).isEqualTo(id);
        assertThat(announcements(id)).isZero();
    }

    @Test
    void changesNothingThatCannotBeAnnounced() {
        var id = pendingOrder();
        // The number that its next announcement would get.
        jdbc.sql("insert into announcements (id, order_id, sequence, body) values (gen_random_uuid(), ?, 2, '')")
                .param(id).update();
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> changes.change(id, order -> order.cancel(NOW)));
        assertThat(orders.findById(id)).get().extracting(Order::status).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void doesNotKnowAnOrderThatIsNotThere() {
        assertThatExceptionOfType(UnknownOrderException.class)
                .isThrownBy(() -> changes.change(UUID.randomUUID(), order -> order.cancel(NOW)));
    }

    private UUID pendingOrder() {
        var customer = new Customer(UUID.randomUUID(), "ada@example.com", "Ada");
        var order = Order.place(UUID.randomUUID(), customer, List.of(OrderLine.of(UUID.randomUUID(), 1)), NOW);
        orders.add(order);
        return order.id();
    }

    private void elsewhere(UUID id) {
        CompletableFuture.runAsync(() -> jdbc.sql("update orders set version = version + 1 where id = ?").param(id)
                .update()).join();
    }

    private int announcements(UUID id) {
        return jdbc.sql("select count(*) from announcements where order_id = ?").param(id).query(Integer.class)
                .single();
    }
}
