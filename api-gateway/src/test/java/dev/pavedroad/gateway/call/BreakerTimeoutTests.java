package dev.pavedroad.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.gateway.FakeService;
import dev.pavedroad.gateway.ShortTimeouts;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import org.junit.jupiter.api.Test;

@ShortTimeouts
class BreakerTimeoutTests extends ServiceCalls {

    @Test
    void opensOnTimeOuts() {
        var service = service(null);
        service.behaves(service.hangs());
        at("product-service", service.uri());
        atOnce(10, () -> get("/api/products"));
        assertThat(state()).isEqualTo(State.OPEN);
    }

    @Test
    void triesAgainAfterAWhile() {
        var service = service(FakeService.says(500, "x"));
        at("product-service", service.uri());
        calls(10);
        assertThat(state()).isEqualTo(State.OPEN);
        service.behaves(FakeService.says(200, "well again"));
        await().untilAsserted(() -> assertThat(get("/api/products").statusCode()).isEqualTo(200));
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
        await().untilAsserted(() -> assertThat(get("/api/products").statusCode()).isEqualTo(500));
        calls(2);
        assertThat(state()).isEqualTo(State.OPEN);
    }

    private State state() {
        return breakers.of("product-service").getState();
    }
}
