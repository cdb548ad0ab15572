package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.gateway.FakeService;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTests extends ServiceCalls {

    @Test
    void thirtyTwoConnectionsSeeNoErrorWhileOneOfTwoInstancesIsDead() throws Exception {
        var alive = service(FakeService.says(200, "y".repeat(3000)));
        at("product-service", alive.uri(), FakeService.dead());
        try (var threads = Executors.newFixedThreadPool(32)) {
            var runs = IntStream.range(0, 32).mapToObj(number -> threads.submit(() -> {
                for (int i = 0; i < 300; i++) {
                    var response = (number + i) % 2 == 0
                            ? get("/api/products/1")
                            : send("POST", "/api/products", "b".repeat(500));
                    assertThat(response.statusCode()).isEqualTo(200);
                    assertThat(response.body()).hasSize(3000);
                }
            })).toList();
            for (var run : runs) {
                run.get();
            }
        }
        assertThat(alive.received).hasSize(32 * 300);
        assertThat(breakers.of("product-service").getState()).isEqualTo(State.CLOSED);
    }
}
