package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.systemtests.DevStackOnly;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every process of a service is killed at the one moment at which that would hurt most. */
@DevStackOnly
class CrashPointTests {

    private static final int STOCK = 10;

    private Shop shop;

    @BeforeEach
    void begin() {
        FaultySystem.makeWhole();
        shop = Shop.with(STOCK);
    }

    @Test
    void afterAnOrderWasStoredAndBeforeStockWasTaken() {
        var products = FaultySystem.database("products");
        killAt(StatementBarrier.before(products, "insert", "reservations", "new.released_at is null"), "order-service",
                shop::ordering);
        var order = shop.onlyOrder();
        assertThat(shop.storedStatus(order)).isEqualTo("PENDING");
        assertThat(shop.reservations(order)).isZero();
        FaultySystem.makeWhole();
        becomesConfirmedOnce(order);
    }

    @Test
    void afterStockWasTakenAndBeforeTheOrderWasConfirmed() {
        var orders = FaultySystem.database("orders");
        killAt(StatementBarrier.before(orders, "update", "orders", "new.status = 'CONFIRMED'"), "order-service",
                shop::ordering);
        var order = shop.onlyOrder();
        assertThat(shop.storedStatus(order)).isEqualTo("PENDING");
        assertThat(shop.reservations(order)).isEqualTo(1);
        assertThat(shop.stock()).isEqualTo(STOCK - 1);
        FaultySystem.makeWhole();
        becomesConfirmedOnce(order);
    }

    @Test
    void afterAnOrderWasConfirmedAndBeforeItsAnnouncementWasTaken() {
        var notifications = FaultySystem.database("notifications");
        killAt(StatementBarrier.before(notifications, "insert", "notifications", "true"), "order-service",
                shop::order);
        var order = shop.onlyOrder();
        assertThat(shop.storedStatus(order)).isEqualTo("CONFIRMED");
        assertThat(announced(order)).isZero();
        FaultySystem.makeWhole();
        becomesConfirmedOnce(order);
    }

    @Test
    void afterAnAnnouncementWasTakenAndBeforeThatWasNoted() {
        var orders = FaultySystem.database("orders");
        killAt(StatementBarrier.before(orders, "update", "announcements", "new.taken_at is not null"), "order-service",
                shop::order);
        var order = shop.onlyOrder();
        assertThat(announced(order)).isEqualTo(1);
        FaultySystem.makeWhole();
        becomesConfirmedOnce(order);
    }

    @Test
    void afterAnOrderWasCancelledAndBeforeItsStockWasReleased() {
        var order = shop.order();
        var products = FaultySystem.database("products");
        killAt(StatementBarrier.before(products, "insert", "reservations", "new.released_at is not null"),
                "order-service",
                () -> Thread.startVirtualThread(() -> shop.cancel(order)));
        assertThat(shop.storedStatus(order)).isEqualTo("CANCELLED");
        assertThat(shop.stock()).isEqualTo(STOCK - 1);
        FaultySystem.makeWhole();
        shop.awaitTold(order, "CONFIRMED", "CANCELLED");
        assertThat(shop.storedStatus(order)).isEqualTo("CANCELLED");
        assertThat(shop.stock()).isEqualTo(STOCK);
    }

    /** The one point where something may happen twice: only the mail server knows, and it cannot be asked. */
    @Test
    void afterAMailWasAcceptedAndBeforeThatWasRecorded() {
        var notifications = FaultySystem.database("notifications");
        killAt(StatementBarrier.before(notifications, "update", "deliveries", "new.status = 'SENT'"),
                "notification-service",
                shop::order);
        var order = shop.onlyOrder();
        assertThat(FaultySystem.mail().messageIdsTo(shop.customer().email())).hasSize(1);
        FaultySystem.makeWhole();
        shop.awaitTold(order, "CONFIRMED", "CONFIRMED");
        assertThat(shop.storedStatus(order)).isEqualTo("CONFIRMED");
    }

    /** SIGKILL for every instance of a service while one stands at the barrier, so what it did there never happens. */
    private static void killAt(StatementBarrier point, String service, Runnable act) {
        try (point) {
            act.run();
            point.awaitSomebody();
            FaultySystem.kill(service);
            point.turnAway();
        }
    }

    private void becomesConfirmedOnce(String order) {
        shop.awaitStatus(order, "CONFIRMED");
        shop.awaitTold(order, "CONFIRMED");
        assertThat(shop.stock()).isEqualTo(STOCK - 1);
        assertThat(shop.onlyOrder()).isEqualTo(order);
    }

    private static long announced(String order) {
        return FaultySystem.database("notifications").count("notifications where order_id = cast(? as uuid)", order);
    }
}
