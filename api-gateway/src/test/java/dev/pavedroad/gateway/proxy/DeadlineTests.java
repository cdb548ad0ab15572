package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.gateway.FakeService;
import dev.pavedroad.gateway.ShortTimeouts;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ShortTimeouts
class DeadlineTests extends ServiceCalls {

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    @BeforeEach
    void callOnce() {
        warmUp();
    }

    static Stream<Function<FakeService, FakeService.StubBehaviour>> slow() {
        return Stream.of(FakeService::hangs,
                it -> it.drips("", 100),
                it -> it.drips("HTTP/1.1 200 OK\r\nX-Drip: ", 100),
                it -> it.drips("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", 100),
                it -> it.drips("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nX-Drip: ", 100));
    }

    @ParameterizedTest
    @MethodSource("slow")
    void endsEveryKindOfSlowness(Function<FakeService, FakeService.StubBehaviour> kind) {
        var one = service(null);
        var two = service(null);
        one.behaves(kind.apply(one));
        two.behaves(kind.apply(two));
        at("product-service", one.uri(), two.uri());
        var read = CompletableFuture.runAsync(() -> timesOut("GET", null));
        timesOut("POST", "x");
        read.join();
        assertThat(Stream.concat(one.received.stream(), two.received.stream())).as("tries")
                .extracting(FakeService.Received::method).containsExactlyInAnyOrder("GET", "POST");
        await().untilAsserted(() -> assertThat(one.connections() + two.connections()).as("connections").isZero());
    }

    private void timesOut(String method, String body) {
        var start = System.nanoTime();
        assertProblem(send(method, "/api/products", body), 504, "upstream-timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(DEADLINE);
    }

    @Test
    void holdsOverBothTriesTogether() {
        var broken = service(FakeService.after(DEADLINE.multipliedBy(3).dividedBy(4), FakeService.says(503, "x")));
        var slow = service(FakeService.after(DEADLINE.dividedBy(2), FakeService.says(200, "too late")));
        at("product-service", broken.uri(), slow.uri());
        var statuses = Stream.generate(() -> get("/api/products/1")).limit(2).map(it -> it.statusCode()).toList();
        assertThat(statuses).as("once the slow one alone, once after the broken one")
                .containsExactlyInAnyOrder(200, 504);
    }

    @Test
    void doesNotCutALongAnswerThatFlows() {
        var part = FakeService.after(DEADLINE.dividedBy(15),
                (_, socket) -> socket.getOutputStream().write(new byte[10_000]));
        at("product-service", service((request, socket) -> {
            socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n").getBytes());
            for (int i = 0; i < 20; i++) {
                part.answer(request, socket);
            }
        }).uri());
        assertThat(get("/api/products/1").body()).hasSize(200_000);
    }
}
