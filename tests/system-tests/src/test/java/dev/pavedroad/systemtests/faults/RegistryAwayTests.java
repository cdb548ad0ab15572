package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.systemtests.DevStackOnly;
import dev.pavedroad.systemtests.SteadyLoad;
import dev.pavedroad.systemtests.SteadyLoad.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry dies under load and comes back knowing nobody. */
@DevStackOnly
class RegistryAwayTests {

    private static final Duration SOON = Duration.ofMinutes(3);

    private Shop shop;

    @BeforeEach
    void begin() {
        FaultySystem.makeWhole();
        shop = Shop.with(100_000);
    }

    @Test
    void failsNoRequest() {
        var registry = FaultySystem.stack().process("discovery-server");
        try (var load = new SteadyLoad()) {
            load.every(Duration.ofMillis(100), "read", () -> shop.customer().get("/api/products/" + shop.product()))
                    .every(Duration.ofMillis(300), "read", () -> shop.customer().get("/api/orders?size=1"))
                    .every(Duration.ofMillis(250), "order", () -> shop.customer().order(shop.product(), 1));
            awaitMore(load, 100);
            registry.kill();
            // Long enough for every lease to end and every copy of the registry to be fetched anew.
            awaitMore(load, 350);
            registry.restart();
            var forgotten = !FaultySystem.isRegistered("order-service");
            await().atMost(SOON).until(() -> FaultySystem.isRegistered("order-service"));
            awaitMore(load, 350);
            load.close();
            System.out.println("registry killed, away and restarted empty: " + load);
            assertThat(forgotten).as("it has forgotten everybody").isTrue();
            assertThat(load.failures()).isEmpty();
            assertThat(load.of("read")).extracting(Outcome::status).containsOnly(200);
            // 202 is an answer too: on a busy machine a reservation may take longer than a client has to wait.
            assertThat(load.of("order")).extracting(Outcome::status).isSubsetOf(201, 202);
        }
    }

    private static void awaitMore(SteadyLoad load, int requests) {
        var before = load.count();
        await().atMost(SOON).until(() -> load.count() > before + requests);
    }
}
