package dev.pavedroad.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.gateway.FakeService;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeadlineTests extends ServiceCalls {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    static Stream<Function<FakeService, FakeService.Behaviour>> slow() {
        return Stream.of(FakeService::hangs,
                it -> it.drips("", 100),
                it -> it.drips("HTTP/1.1 200 OK\r\nX-Drip: ", 100),
                it -> it.drips("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", 100),
                it -> it.drips("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nX-Drip: ", 100));
    }

    @ParameterizedTest
    @MethodSource("slow")
    void endsEveryKindOfSlowness(Function<FakeService, FakeService.Behaviour> kind) {
        var one = service(null);
        var two = service(null);
        one.behaves(kind.apply(one));
        two.behaves(kind.apply(two));
        at("product-service", one.uri(), two.uri());
        for (var method : new String[]{"GET", "POST"}) {
            one.received.clear();
            two.received.clear();
            var start = System.nanoTime();
            assertProblem(send(method, "/api/products", method.equals("GET") ? null : "x"), 504, "upstream-timeout");
            assertThat(since(start)).isBetween(Duration.ofMillis(1450), Duration.ofMillis(3000));
            assertThat(one.received.size() + two.received.size()).as("tries").isEqualTo(1);
        }
        await().untilAsserted(() -> assertThat(one.connections() + two.connections()).as("connections").isZero());
    }

    @Test
    void holdsOverBothTriesTogether() {
        var broken = service(FakeService.after(A_SECOND, FakeService.says(503, "x")));
        var slow = service(FakeService.after(A_SECOND, FakeService.says(200, "too late")));
        at("product-service", broken.uri(), slow.uri());
        var statuses = Stream.generate(() -> get("/api/products")).limit(2).map(it -> it.statusCode()).toList();
        assertThat(statuses).as("once the slow one alone, once after the broken one")
                .containsExactlyInAnyOrder(200, 504);
    }

    @Test
    void doesNotCutALongAnswerThatFlows() {
        var part = FakeService.after(Duration.ofMillis(100),
                (_, socket) -> socket.getOutputStream().write(new byte[10_000]));
        at("product-service", service((request, socket) -> {
            socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n").getBytes());
            for (int i = 0; i < 20; i++) {
                part.answer(request, socket);
            }
        }).uri());
        assertThat(get("/api/products").body()).hasSize(200_000);
    }
}
