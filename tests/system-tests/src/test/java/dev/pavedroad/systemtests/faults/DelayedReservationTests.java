package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.systemtests.Client;
import dev.pavedroad.systemtests.DevStackOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request for stock lies in a frozen process while everybody else goes on, and comes to life long after. */
@DevStackOnly
class DelayedReservationTests {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String LISTENING = "0A";
    private static final String RESERVATIONS =
            "/actuator/metrics/http.server.requests?tag=method:PUT&tag=uri:%2Finternal%2Freservations%2F%7BorderId%7D";

    private final ServiceProcess frozen = FaultySystem.stack().process("product-service");
    private double handledBefore;

    @BeforeEach
    void begin() {
        FaultySystem.makeWhole();
    }

    @AfterEach
    void thaw() {
        frozen.resume();
    }

    @Test
    void changesNothingAfterTheOrderWasConfirmed() {
        var shop = Shop.with(100);
        var order = orderHeldBack(shop);
        shop.awaitStatus(order, "CONFIRMED");
        FaultySystem.awaitIdle(SOON);
        var stock = shop.stock();
        letGo();
        assertThat(shop.stock()).isEqualTo(stock);
        assertThat(shop.storedStatus(order)).isEqualTo("CONFIRMED");
    }

    @Test
    void changesNothingAfterTheOrderWasRejected() {
        var shop = Shop.with(0);
        var order = orderHeldBack(shop);
        shop.awaitStatus(order, "REJECTED");
        // There may be other orders, which would take of the new stock.
        FaultySystem.awaitIdle(SOON);
        restock(shop);
        letGo();
        assertThat(shop.stock()).isEqualTo(10);
        assertThat(shop.storedStatus(order)).isEqualTo("REJECTED");
    }

    @Test
    void changesNothingAfterTheOrderWasCancelled() {
        var shop = Shop.with(100);
        var order = orderHeldBack(shop);
        assertThat(shop.cancel(order).text("status")).isEqualTo("CANCELLED");
        FaultySystem.awaitIdle(SOON);
        var stock = shop.stock();
        assertThat(FaultySystem.database("products").count("reservation_lines where order_id = cast(? as uuid)", order))
                .as("stock was never taken").isZero();
        letGo();
        assertThat(shop.stock()).isEqualTo(stock);
        assertThat(shop.storedStatus(order)).isEqualTo("CANCELLED");
    }

    /** It hangs with the reservation half made: what it has locked would keep the order, and its product, from all. */
    @Test
    void keepsNothingLockedWhileItsTransactionIsOpen() {
        var shop = Shop.with(10);
        ServiceProcess holder;
        String order;
        var products = FaultySystem.database("products");
        try (var barrier = StatementBarrier.before(products, "update", "products", "new.stock = old.stock - 1")) {
            shop.ordering();
            holder = barrier.awaitSomebody();
            order = shop.onlyOrder();
            holder.freeze();
        }
        try {
            shop.awaitStatus(order, "CONFIRMED");
        } finally {
            holder.resume();
        }
        shop.awaitTold(order, "CONFIRMED");
        assertThat(shop.stock()).isEqualTo(9);
    }

    private String orderHeldBack(Shop shop) {
        handledBefore = handled();
        frozen.freeze();
        return await().atMost(SOON).pollInterval(POLL).until(() -> heldBack(shop), Optional::isPresent).orElseThrow();
    }

    // On a busy machine the other instance may be too slow as well: so the request has to be seen in the frozen one, while
    // order-service waits for it; a connection that was given up is in no table any more.
    private Optional<String> heldBack(Shop shop) {
        var seen = new AtomicBoolean();
        var ordering = shop.ordering();
        await().atMost(SOON).pollInterval(POLL).until(() -> {
            seen.compareAndSet(false, hasUnreadRequest());
            return ordering.isDone();
        });
        var answer = ordering.join();
        assertThat(answer.status()).isIn(201, 202, 409);
        return answer.status() == 202 && seen.get() ? Optional.of(answer.text("id")) : Optional.empty();
    }

    private boolean hasUnreadRequest() {
        var port = ":%04X".formatted(URI.create(frozen.address()).getPort());
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6").map(Path::of).filter(Files::exists)
                .flatMap(DelayedReservationTests::connections).filter(it -> it[1].endsWith(port))
                .anyMatch(it -> !it[3].equals(LISTENING) && unread(it[4]) > 1);
    }

    // The end of a connection that its client has closed counts as one byte.
    private static long unread(String queues) {
        return Long.parseLong(queues.replaceFirst(".*:", ""), 16);
    }

    /** Number, local address, remote address, state, bytes to be sent and to be read. */
    private static Stream<String[]> connections(Path table) {
        try {
            return Files.readAllLines(table).stream().map(line -> line.strip().split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Not by the gateway: what it asks of the frozen instance would be a delayed packet too.
    private static void restock(Shop shop) {
        var products = FaultySystem.database("products");
        assertThat(products.change("update products set stock = 10 where id = cast(? as uuid)", shop.product()))
                .isOne();
    }

    private void letGo() {
        frozen.resume();
        await().atMost(SOON).until(() -> handled() > handledBefore);
    }

    private double handled() {
        return Client.at(FaultySystem.stack().managementUrl(frozen.name())).get(RESERVATIONS)
                .body().path("measurements").path(0).path("value").asDouble();
    }
}
