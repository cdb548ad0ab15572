package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.gateway.FakeService;
import dev.pavedroad.gateway.ShortTimeouts;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ShortTimeouts
class BreakerTimeoutTests extends ServiceCalls {

    private static final Duration SLOW = Duration.ofMillis(450);

    @BeforeEach
    void callOnce() {
        warmUp();
    }

    @Test
    void opensWhenHalfOfTheCallsAreSlow() {
        var service = running("product-service");
        calls(5);
        service.behaves(FakeService.after(SLOW, FakeService.says(200, "slow")));
        atOnce(4, () -> calls(1));
        assertThat(state()).isEqualTo(State.CLOSED);
        calls(1);
        assertThat(state()).isEqualTo(State.OPEN);
    }

    @Test
    void doesNotBlameAServiceForAChangeThatWaitsForAnother() {
        at("product-service", service(FakeService.after(SLOW, FakeService.says(202, "{}"))).uri());
        atOnce(10, () -> send("POST", "/api/products", "{}"));
        assertThat(breakers.ofChanges("product-service").getMetrics().getNumberOfBufferedCalls()).isEqualTo(10);
        assertThat(breakers.ofChanges("product-service").getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void opensOnTimeOuts() {
        var service = service(null);
        service.behaves(service.hangs());
        at("product-service", service.uri());
        atOnce(10, () -> get("/api/products/1"));
        assertThat(state()).isEqualTo(State.OPEN);
    }

    @Test
    void triesAgainAfterAWhile() {
        var service = service(FakeService.says(500, "x"));
        at("product-service", service.uri());
        calls(10);
        assertThat(state()).isEqualTo(State.OPEN);
        service.behaves(FakeService.says(200, "well again"));
        await().untilAsserted(() -> assertThat(get("/api/products/1").statusCode()).isEqualTo(200));
        assertThat(state()).isEqualTo(State.HALF_OPEN);
        calls(2);
        assertThat(state()).isEqualTo(State.CLOSED);
    }

    @Test
    void opensAgainWhenTheTrialFails() {
        var service = service(FakeService.says(500, "x"));
        at("product-service", service.uri());
        calls(10);
        assertThat(state()).isEqualTo(State.OPEN);
        await().untilAsserted(() -> assertThat(get("/api/products/1").statusCode()).isEqualTo(500));
        calls(2);
        assertThat(state()).isEqualTo(State.OPEN);
    }

    private State state() {
        return breakers.of("product-service").getState();
    }
}
