package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.systemtests.LocalStackOnly;
import dev.pavedroad.systemtests.SteadyLoad;
import dev.pavedroad.systemtests.SteadyLoad.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One of two processes of a service goes, in good order or by force, while everybody goes on asking. */
@LocalStackOnly
class OneOfTwoTests {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int THREADS_OF_THE_LOAD = 6;
    // Twice the lease, as Eureka counts, an eviction, a fetch, the load balancer's own copy; 5 s for a busy machine.
    private static final Duration FORGOTTEN_BY_ALL = Duration.ofSeconds(2 * 6 + 2 + 2 + 1 + 5);

    private Shop shop;

    @BeforeEach
    void begin() {
        FaultySystem.makeWhole();
        shop = Shop.with(1_000_000);
    }

    @Test
    void restartsOfEveryServiceInTurnFailNoRequest() {
        try (var load = load()) {
            awaitMore(load, 50);
            for (var service : FaultySystem.DOUBLED) {
                for (var one : FaultySystem.instances(service)) {
                    one.restart();
                    await().atMost(PATIENCE).until(() -> FaultySystem.isRegistered(service));
                    awaitMore(load, 50);
                }
            }
            load.close();
            System.out.println("both instances of each service restarted in turn: " + load);
            assertThat(load.failures()).isEmpty();
            assertThat(load.of("read")).extracting(Outcome::status).containsOnly(200);
            assertThat(load.of("order")).extracting(Outcome::status).isSubsetOf(201, 202);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user-service", "product-service", "order-service"})
    void aKillFailsAtMostWhatWasWithTheOneThatDied(String service) {
        try (var load = load(); var gateway = new FailedAttempts(FaultySystem.stack())) {
            awaitMore(load, 50);
            gateway.begin();
            FaultySystem.stack().process(service).kill();
            await().atMost(PATIENCE).until(() -> gateway.since().compareTo(FORGOTTEN_BY_ALL) > 0);
            load.close();
            System.out.printf("one %s killed: %s; attempts of the gateway that met it: %d, the last after %.1f s%n",
                    service, load, gateway.count(), gateway.last().toMillis() / 1000.0);
            assertThat(load.of("read")).extracting(Outcome::status).containsOnly(200);
            assertThat(load.failures()).hasSizeLessThanOrEqualTo(THREADS_OF_THE_LOAD);
            assertThat(gateway.last()).isLessThan(FORGOTTEN_BY_ALL);
        }
    }

    private SteadyLoad load() {
        var customer = shop.customer();
        return new SteadyLoad().every(Duration.ofMillis(150), "read", () -> customer.get("/api/products?size=5"))
                .every(Duration.ofMillis(200), "read", () -> customer.get("/api/users/me"))
                .every(Duration.ofMillis(200), "read", () -> customer.get("/api/orders?size=1"))
                .every(Duration.ofMillis(250), "order", () -> customer.order(shop.product(), 1));
    }

    private static void awaitMore(SteadyLoad load, int requests) {
        var before = load.count();
        await().atMost(PATIENCE).until(() -> load.count() > before + requests);
    }
}
