package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.systemtests.Client;
import dev.pavedroad.systemtests.Client.Response;
import dev.pavedroad.systemtests.DevStackOnly;
import dev.pavedroad.systemtests.SystemReadiness;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database is away, either gone or hanging, while customers go on asking. */
@DevStackOnly
class DatabaseAwayTests {

    private static final Duration AWAY = Duration.ofSeconds(12);
    private static final Duration RECOVERED = Duration.ofMinutes(2);
    // The longest wait of the gateway, with room for a busy machine.
    private static final Duration LONGEST = Duration.ofSeconds(15);
    // The gateway's time-out is over then for those who were waiting when it began.
    private static final Duration FIRST_REQUESTS = Duration.ofSeconds(6);

    private final ServiceProcess postgres = FaultySystem.stack().process("postgres");
    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
    private Shop shop;

    private record Seen(Duration since, Duration took, Response answer) {}

    @BeforeEach
    void begin() {
        FaultySystem.makeWhole();
        shop = Shop.with(100_000);
    }

    @Test
    void isNoMoreThanAWaitWhenItIsStopped() {
        postgres.stop();
        askAllTheTime();
        postgres.restart();
        everythingIsAsBefore("stopped");
    }

    @Test
    void isNoMoreThanAWaitWhenItHangs() {
        postgres.freeze();
        try {
            askAllTheTime();
        } finally {
            postgres.resume();
        }
        everythingIsAsBefore("frozen");
    }

    private void askAllTheTime() {
        var begin = System.nanoTime();
        var customer = shop.customer();
        List<Supplier<Response>> requests = List.of(() -> customer.get("/api/products/" + shop.product()),
                () -> customer.get("/api/orders"), () -> customer.get("/api/users/me"),
                () -> customer.order(shop.product(), 1));
        try (var customers = Executors.newVirtualThreadPerTaskExecutor()) {
            requests.forEach(it -> customers.execute(() -> ask(begin, it)));
            while (since(begin).compareTo(AWAY) < 0) {
                healthStays200();
            }
        }
    }

    private void ask(long begin, Supplier<Response> request) {
        while (since(begin).compareTo(AWAY) < 0) {
            var asked = since(begin);
            var answer = request.get();
            seen.add(new Seen(asked, since(begin).minus(asked), answer));
        }
    }

    private static void healthStays200() {
        Stream.concat(Stream.of("api-gateway"), FaultySystem.DOUBLED.stream())
                .map(it -> Client.at(FaultySystem.stack().url(it)))
                .forEach(it -> assertThat(it.get("/health").status()).isEqualTo(200));
    }

    private void everythingIsAsBefore(String how) {
        var back = System.nanoTime();
        assertThat(seen).isNotEmpty().allSatisfy(it -> {
            assertThat(it.took()).isLessThan(LONGEST);
            assertThat(it.answer().status()).isIn(503, 504);
            assertThat(it.answer().slug()).isIn("service-unavailable", "upstream-timeout");
        });
        // A request under way when it began to hang may wait for the gateway's timeout; later none does.
        assertThat(seen).filteredOn(it -> it.since().compareTo(FIRST_REQUESTS) > 0).isNotEmpty()
                .allSatisfy(it -> assertThat(it.answer().status()).isEqualTo(503))
                .allSatisfy(it -> assertThat(it.answer().header("Retry-After")).isNotNull());
        SystemReadiness.awaitStatus(RECOVERED, 200, () -> shop.customer().get("/api/users/me").status());
        SystemReadiness.awaitStatus(RECOVERED, 200,
                () -> shop.customer().get("/api/products/" + shop.product()).status());
        SystemReadiness.awaitStatus(RECOVERED, 200, () -> shop.customer().get("/api/orders").status());
        System.out.printf("database %s for %d s: %d requests, slowest %d ms; reads again after %.1f s%n", how,
                AWAY.toSeconds(), seen.size(), seen.stream().mapToLong(it -> it.took().toMillis()).max().orElse(0),
                since(back).toMillis() / 1000.0);
        SystemReadiness.awaitOrdersAndReads(RECOVERED, shop.customer(), shop.product());
        FaultySystem.awaitIdle(RECOVERED);
        new ConsistencyAudit().product(shop.product(), 100_000).audit();
        noConnectionIsLost();
    }

    private static void noConnectionIsLost() {
        await().atMost(RECOVERED).untilAsserted(() -> FaultySystem.DOUBLED.stream().flatMap(it -> FaultySystem
                .instances(it).stream()).forEach(it -> {
                    var management = Client.at(FaultySystem.stack().managementUrl(it.name()));
                    assertThat(metric(management, "hikaricp.connections.active")).as(it.name()).isZero();
                    assertThat(metric(management, "hikaricp.connections.pending")).as(it.name()).isZero();
                    assertThat(metric(management, "hikaricp.connections")).as(it.name()).isLessThanOrEqualTo(10);
                }));
    }

    private static double metric(Client management, String name) {
        return management.get("/actuator/metrics/" + name).body().path("measurements").path(0).path("value").asDouble();
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
