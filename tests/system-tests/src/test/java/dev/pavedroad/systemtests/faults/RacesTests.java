package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.systemtests.Client;
import dev.pavedroad.systemtests.Client.Response;
import dev.pavedroad.systemtests.DevStackOnly;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two things happen to one order, product or token at once; a lock of the test's decides who comes first. */
@DevStackOnly
class RacesTests {

    private static final int STOCK = 10;
    private static final Duration SOON = Duration.ofMinutes(2);

    private Shop shop;

    @BeforeEach
    void begin() {
        FaultySystem.makeWhole();
        shop = Shop.with(STOCK);
    }

    @Test
    void aCancellationMeetsAConfirmationThatIsAboutToBeStored() {
        var orders = FaultySystem.database("orders");
        CompletableFuture<Response> placing;
        CompletableFuture<Response> cancelling;
        String order;
        try (var barrier = StatementBarrier.before(orders, "update", "orders", "new.status = 'CONFIRMED'")) {
            placing = shop.ordering();
            barrier.awaitSomebody();
            order = shop.onlyOrder();
            cancelling = CompletableFuture.supplyAsync(() -> shop.cancel(order));
            barrier.awaitSomebodyBehind();
        }
        assertThat(cancelling.join().status()).isEqualTo(200);
        assertThat(placing.join().status()).isIn(201, 202);
        shop.awaitTold(order, "CONFIRMED", "CANCELLED");
        assertThat(shop.stock()).isEqualTo(STOCK);
    }

    @Test
    void aCancellationOvertakesTheReservation() {
        var products = FaultySystem.database("products");
        CompletableFuture<Response> placing;
        String order;
        try (var barrier = StatementBarrier.before(products, "insert", "reservations", "new.released_at is null")) {
            placing = shop.ordering();
            barrier.awaitSomebody();
            order = shop.onlyOrder();
            assertThat(shop.cancel(order).text("status")).isEqualTo("CANCELLED");
            await().atMost(SOON).until(() -> shop.reservations(order) == 1);
        }
        assertThat(placing.join().status()).isIn(201, 202);
        shop.awaitTold(order, "CANCELLED");
        assertThat(shop.stock()).isEqualTo(STOCK);
    }

    @Test
    void aCancellationMeetsAShipment() {
        var order = shop.order();
        CompletableFuture<Response> shipping;
        CompletableFuture<Response> cancelling;
        try (var barrier = stopsOrdersThatBecome("SHIPPED")) {
            shipping = CompletableFuture.supplyAsync(() -> ship(order));
            barrier.awaitSomebody();
            cancelling = CompletableFuture.supplyAsync(() -> shop.cancel(order));
            barrier.awaitSomebodyBehind();
        }
        assertThat(shipping.join().status()).isEqualTo(200);
        assertThat(cancelling.join().slug()).isEqualTo("illegal-transition");
        shop.awaitTold(order, "CONFIRMED", "SHIPPED");
        assertThat(shop.stock()).isEqualTo(STOCK - 1);
    }

    @Test
    void aShipmentMeetsACancellation() {
        var order = shop.order();
        CompletableFuture<Response> shipping;
        CompletableFuture<Response> cancelling;
        try (var barrier = stopsOrdersThatBecome("CANCELLED")) {
            cancelling = CompletableFuture.supplyAsync(() -> shop.cancel(order));
            barrier.awaitSomebody();
            shipping = CompletableFuture.supplyAsync(() -> ship(order));
            barrier.awaitSomebodyBehind();
        }
        assertThat(cancelling.join().status()).isEqualTo(200);
        assertThat(shipping.join().slug()).isEqualTo("illegal-transition");
        shop.awaitTold(order, "CONFIRMED", "CANCELLED");
        assertThat(shop.stock()).isEqualTo(STOCK);
    }

    @Test
    void anAdjustmentWaitsForAReservationAndSeesWhatIsLeft() {
        var products = FaultySystem.database("products");
        CompletableFuture<Response> placing;
        CompletableFuture<Response> adjusting;
        try (var barrier = StatementBarrier.before(products, "update", "products", "new.stock = old.stock - 6")) {
            placing = CompletableFuture.supplyAsync(() -> shop.customer().order(shop.product(), 6));
            barrier.awaitSomebody();
            adjusting = CompletableFuture.supplyAsync(() -> adjust(-5));
            barrier.awaitSomebodyBehind();
        }
        // 202 where it was held up for too long.
        assertThat(placing.join().status()).isIn(201, 202);
        assertThat(adjusting.join().slug()).isEqualTo("insufficient-stock");
        shop.awaitStatus(shop.onlyOrder(), "CONFIRMED");
        assertThat(shop.stock()).isEqualTo(STOCK - 6);
    }

    @Test
    void aReservationWaitsForAnAdjustmentAndSeesWhatIsLeft() {
        var products = FaultySystem.database("products");
        CompletableFuture<Response> placing;
        CompletableFuture<Response> adjusting;
        try (var barrier = StatementBarrier.before(products, "update", "products", "new.stock = old.stock - 5")) {
            adjusting = CompletableFuture.supplyAsync(() -> adjust(-5));
            barrier.awaitSomebody();
            placing = CompletableFuture.supplyAsync(() -> shop.customer().order(shop.product(), 6));
            barrier.awaitSomebodyBehind();
        }
        assertThat(adjusting.join().status()).isEqualTo(200);
        assertThat(placing.join().status()).isIn(409, 202);
        shop.awaitStatus(shop.onlyOrder(), "REJECTED");
        assertThat(shop.stock()).isEqualTo(STOCK - 5);
    }

    @Test
    void aRefreshTokenIsGoodForOneOfManyAtBothInstances() {
        var nobody = FaultySystem.nobody();
        for (var round = 0; round < 5; round++) {
            var token = nobody.post("/api/users/tokens", Map.of("email", shop.customer().email(), "password",
                    "correct horse")).text("refreshToken");
            var refreshes = IntStream.range(0, 8).mapToObj(number -> CompletableFuture.supplyAsync(
                    () -> Client.at(FaultySystem.instances("user-service").get(number % 2).address())
                            .post("/api/users/tokens/refresh", Map.of("refreshToken", token)).status()))
                    .toList();
            var statuses = refreshes.stream().map(CompletableFuture::join).toList();
            assertThat(statuses).containsOnly(200, 401);
            assertThat(statuses.stream().filter(it -> it == 200)).hasSize(1);
        }
    }

    /** The recovery task of an order is with one process, which hangs; another takes it over, and then both go on. */
    @Test
    void twoInstancesRecoverOneOrder() {
        var products = FaultySystem.database("products");
        String order;
        try (var barrier = StatementBarrier.before(products, "insert", "reservations", "new.released_at is null")) {
            shop.ordering();
            barrier.awaitSomebody();
            order = shop.onlyOrder();
            var first = frozenHolderOf(order);
            try {
                await().atMost(SOON).until(() -> !holderOf(order).equals(first.name()));
            } finally {
                first.resume();
            }
        }
        shop.awaitTold(order, "CONFIRMED");
        assertThat(shop.storedStatus(order)).isEqualTo("CONFIRMED");
        assertThat(shop.stock()).isEqualTo(STOCK - 1);
    }

    // Its attempts end every few seconds; the one that is frozen has to be in the middle of one.
    private static ServiceProcess frozenHolderOf(String order) {
        while (true) {
            await().atMost(SOON).until(() -> !holderOf(order).isEmpty());
            var holder = holderOf(order);
            if (!holder.isEmpty()) {
                var process = FaultySystem.stack().process(holder);
                process.freeze();
                if (holderOf(order).equals(holder)) {
                    return process;
                }
                process.resume();
            }
        }
    }

    /** The name of the process that recovers the order right now, empty when none does. */
    private static String holderOf(String order) {
        var pickedBy = FaultySystem.database("orders").text("""
                select picked_by from scheduled_tasks
                where task_name = 'settle-order' and task_instance = ? and picked""", order);
        return pickedBy == null ? "" : FaultySystem.processCalled(pickedBy).name();
    }

    private static StatementBarrier stopsOrdersThatBecome(String status) {
        return StatementBarrier.before(FaultySystem.database("orders"), "update", "orders",
                "new.status = '" + status + "'");
    }

    private Response ship(String order) {
        return shop.administrator().post("/api/orders/%s/shipment".formatted(order), "{}");
    }

    private Response adjust(int delta) {
        return shop.administrator().post("/api/products/%s/stock-adjustments".formatted(shop.product()),
                Map.of("delta", delta, "reason", "test"));
    }
}
