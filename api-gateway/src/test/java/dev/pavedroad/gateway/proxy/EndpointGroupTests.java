package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.gateway.FakeService;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

/** Requests of a group are too many, or fail; what the same service does beside them goes on. */
@TestPropertySource(properties = {"pavedroad.gateway.max-concurrent-calls=3", "pavedroad.gateway.max-queue-wait=2s",
    "pavedroad.gateway.groups.signin.max-concurrent-calls=3",
    "pavedroad.gateway.groups.search.max-concurrent-calls=3", "pavedroad.gateway.response-timeout=20s"})
class EndpointGroupTests extends ServiceCalls {

    private final CountDownLatch gate = new CountDownLatch(1);

    @BeforeEach
    void callOnce() {
        warmUp();
    }

    @AfterEach
    void openTheGate() {
        gate.countDown();
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/users/tokens, user-service", "POST, /api/users, user-service",
        "POST, /api/users/token%73, user-service", "GET, /api/products?query=zq, product-service",
        "HEAD, /api/products, product-service"})
    void keepsItsCallsFromTakingThePermitsOfOthers(String method, String path, String name) {
        var running = service((request, socket) -> {
            if (isOfGroup(request)) {
                gate.await();
            }
            FakeService.says(200, "").answer(request, socket);
        });
        at(name, running.uri());
        var three = Stream.generate(() -> Thread.startVirtualThread(() -> send(method, path, null))).limit(3).toList();
        await().until(() -> running.received.size() == 3);

        // The three are cut off after 20 s: only a call that does not wait at all is refused so often before that.
        for (var i = 0; i < 11; i++) {
            assertThat(send(method, path, null).statusCode()).isEqualTo(503);
        }
        assertOthersAreServed(name);
        assertThat(three).allMatch(Thread::isAlive);
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/users/tokens, user-service, user-service (signin) (changes)",
        "GET, /api/products?query=zq, product-service, product-service (search)"})
    void keepsItsFailuresFromOpeningTheCircuitOfOthers(String method, String path, String name, String circuit) {
        at(name, service((request, socket) -> FakeService.says(isOfGroup(request) ? 500 : 200, "")
                .answer(request, socket)).uri());
        for (var i = 0; i < 10; i++) {
            assertThat(send(method, path, null).statusCode()).isEqualTo(500);
        }
        assertThat(breakers.of(circuit).getState()).isEqualTo(State.OPEN);
        assertProblem(send(method, path, null), 503, "service-unavailable");
        assertOthersAreServed(name);
    }

    @Test
    void keepsItsCircuitClosedWhileTheServiceSaysThatItIsBusy() {
        at("user-service", service(FakeService.says(429, "x", "Retry-After: 1")).uri());
        for (var i = 0; i < 30; i++) {
            var response = send("POST", "/api/users/tokens", "{}");
            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        }
        assertThat(breakers.ofChanges("user-service (signin)").getState()).isEqualTo(State.CLOSED);
    }

    private void assertOthersAreServed(String name) {
        if (name.equals("user-service")) {
            assertServed("POST", "/api/users/tokens/refresh");
            assertServed("GET", "/api/users/me");
            assertServed("PATCH", "/api/users/me");
        } else {
            assertServed("GET", "/api/products/1");
            assertServed("POST", "/api/products");
        }
    }

    private void assertServed(String method, String path) {
        assertThat(send(method, path, null).statusCode()).as(method + " " + path).isEqualTo(200);
    }

    private static boolean isOfGroup(FakeService.Received request) {
        return request.method().equals("POST") && request.target().matches("/api/users(/token(s|%73))?")
                || !request.method().equals("POST") && request.target().matches("/api/products([?].*)?");
    }
}
