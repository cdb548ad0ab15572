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

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int THREADS_OF_THE_LOAD = 6;

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
                    await().atMost(SOON).until(() -> FaultySystem.isRegistered(service));
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
        try (var load = load()) {
            awaitMore(load, 50);
            var attempts = new FailedAttempts(FaultySystem.stack());
            FaultySystem.stack().process(service).kill();
            await().atMost(SOON).until(() -> !FaultySystem.isRegistered(service));
            attempts.awaitNoMore(load);
            load.close();
            System.out.printf("one %s killed: %s; attempts of the gateway that met it: %d%n", service, load,
                    attempts.count());
            assertThat(load.of("read")).extracting(Outcome::status).containsOnly(200);
            assertThat(load.failures()).hasSizeLessThanOrEqualTo(THREADS_OF_THE_LOAD);
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
        await().atMost(SOON).until(() -> load.count() > before + requests);
    }
}
