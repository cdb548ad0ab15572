package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.systemtests.Client.Response;
import dev.pavedroad.systemtests.FailedAttempts;
import dev.pavedroad.systemtests.DevStackOnly;
import dev.pavedroad.systemtests.SteadyLoad;
import dev.pavedroad.systemtests.SteadyLoad.Outcome;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One of two processes of a service goes, in good order or by force, while everybody goes on asking.
 * {@code -Dfaults.restarted=} names the services of which both are restarted, with commas between them.
 */
@DevStackOnly
class OneOfTwoTests {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int REPEATS = 3;
    private static final String RESTARTED = System.getProperty("faults.restarted", "order-service");

    private Shop shop;

    @BeforeEach
    void begin() {
        FaultySystem.makeWhole();
        shop = Shop.with(1_000_000);
    }

    @Test
    void restartsOfBothInstancesInTurnFailNoRequest() {
        try (var load = load(() -> shop.customer().order(shop.product(), 1))) {
            awaitMore(load, 50);
            for (var service : RESTARTED.split(",")) {
                assertThat(FaultySystem.DOUBLED).as("-Dfaults.restarted").contains(service);
                for (var one : FaultySystem.instances(service)) {
                    one.restart();
                    await().atMost(SOON).until(() -> FaultySystem.isRegistered(service));
                    awaitMore(load, 50);
                }
            }
            load.close();
            System.out.printf("both instances of %s restarted in turn: %s%n", RESTARTED, load);
            assertThat(load.failures()).isEmpty();
            assertThat(load.of("read")).extracting(Outcome::status).containsOnly(200);
            assertThat(load.of("order")).extracting(Outcome::status).isSubsetOf(201, 202);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user-service", "product-service", "order-service"})
    void aKillFailsAtMostWhatWasWithTheOneThatDied(String service) {
        var repeated = new AtomicInteger();
        try (var load = load(() -> orderRepeatedWhenUnanswered(repeated))) {
            awaitMore(load, 50);
            var attempts = new FailedAttempts(FaultySystem.stack());
            FaultySystem.stack().process(service).kill();
            await().atMost(SOON).until(() -> !FaultySystem.isRegistered(service));
            attempts.awaitNoMore(load);
            load.close();
            System.out.printf("one %s killed: %s; attempts of the gateway that met it: %d; orders repeated: %d%n",
                    service, load, attempts.count(), repeated.get());
            assertThat(load.failures()).isEmpty();
            assertThat(load.of("read")).extracting(Outcome::status).containsOnly(200);
            assertThat(load.of("order")).extracting(Outcome::status).isSubsetOf(201, 202);
        }
        // The order that was with order-service when it died; of the death of others who orders learns nothing.
        assertThat(repeated.get()).isLessThanOrEqualTo(service.equals("order-service") ? REPEATS : 0);
    }

    // A client without a response asks again with the same key.
    private Response orderRepeatedWhenUnanswered(AtomicInteger repeated) {
        var key = UUID.randomUUID().toString();
        Supplier<Response> order = () -> shop.customer().order(shop.product(), 1, "Idempotency-Key", key);
        var answer = order.get();
        for (var i = 0; i < REPEATS && answer.status() == 503; i++) {
            repeated.incrementAndGet();
            answer = order.get();
        }
        return answer;
    }

    private SteadyLoad load(Supplier<Response> order) {
        var customer = shop.customer();
        return new SteadyLoad().every(Duration.ofMillis(150), "read", () -> customer.get("/api/products?size=5"))
                .every(Duration.ofMillis(200), "read", () -> customer.get("/api/users/me"))
                .every(Duration.ofMillis(200), "read", () -> customer.get("/api/orders?size=1"))
                .every(Duration.ofMillis(250), "order", order);
    }

    private static void awaitMore(SteadyLoad load, int requests) {
        var before = load.count();
        await().atMost(SOON).until(() -> load.count() > before + requests);
    }
}
