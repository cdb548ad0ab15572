package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.gateway.FakeService;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakersTests extends ServiceCalls {

    @ParameterizedTest
    @ValueSource(strings = {"500", "503", "resets", "refuses"})
    void openWhenHalfOfTheCallsGoWrongAndCloseAfterThreeGoodOnes(String kind) {
        var service = running("product-service");
        var bad = switch (kind) {
            case "resets" -> FakeService.resets();
            case "refuses" -> null;
            default -> FakeService.says(Integer.parseInt(kind), "x");
        };
        calls(5);
        if (bad == null) {
            at("product-service", FakeService.dead());
        }
        service.behaves(bad);
        atOnce(4, () -> calls(1));
        assertThat(state()).isEqualTo(State.CLOSED);
        calls(1);
        assertThat(state()).isEqualTo(State.OPEN);

        at("product-service", service.uri());
        service.behaves(FakeService.says(200, "well again"));
        service.received.clear();
        assertProblem(get("/api/products/1"), 503, "service-unavailable");
        assertThat(service.received).as("nothing is sent while the circuit is open").isEmpty();
        running("user-service");
        assertThat(get("/api/users/me").statusCode()).as("the others go on").isEqualTo(200);

        breakers.of("product-service").transitionToHalfOpenState();
        calls(2);
        assertThat(state()).isEqualTo(State.HALF_OPEN);
        calls(1);
        assertThat(state()).isEqualTo(State.CLOSED);
    }

    @Test
    void leaveReadsAloneWhileChangesGoWrong() {
        at("product-service", service(FakeService.says(500, "x")).uri());
        for (int i = 0; i < 10; i++) {
            send("POST", "/api/products", "{}");
        }
        assertThat(breakers.ofChanges("product-service").getState()).isEqualTo(State.OPEN);
        assertProblem(send("POST", "/api/products", "{}"), 503, "service-unavailable");
        running("product-service");
        assertThat(get("/api/products/1").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 409, 422, 429})
    void takeARefusalForASuccess(int status) {
        at("product-service", service(FakeService.says(status, "x")).uri());
        calls(20);
        assertThat(state()).isEqualTo(State.CLOSED);
    }

    private State state() {
        return breakers.of("product-service").getState();
    }
}
