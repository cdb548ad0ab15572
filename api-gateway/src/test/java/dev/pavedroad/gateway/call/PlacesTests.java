package dev.pavedroad.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.gateway.FakeService;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "pavedroad.gateway.calls-at-once=3")
class PlacesTests extends ServiceCalls {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void letAsManyAgainWaitForTheirTurn() throws Exception {
        var service = service(FakeService.says(200, "x"));
        at("product-service", service.uri());
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var crowd = clients.invokeAll(Collections.nCopies(6, () -> get("/api/products").statusCode()));
            assertThat(crowd).extracting(Future::get).containsOnly(200);
        }
    }

    @Test
    void refuseSoonWhatOneServiceHasNoPlaceForAndLeaveTheOthersAlone() {
        var service = service(null);
        service.behaves(service.hangs());
        at("product-service", service.uri());
        running("user-service");
        var three = Stream.generate(() -> Thread.startVirtualThread(() -> get("/api/products"))).limit(3).toList();
        await().until(() -> service.received.size() == 3);

        var start = System.nanoTime();
        assertProblem(get("/api/products"), 503, "service-unavailable");
        assertThat(since(start)).isLessThan(Duration.ofSeconds(1));
        assertThat(get("/api/users/me").statusCode()).isEqualTo(200);
        assertThat(service.received).hasSize(3);

        three.forEach(it -> await().until(() -> !it.isAlive()));
        service.behaves(FakeService.says(200, "x"));
        assertThat(get("/api/products").statusCode()).isEqualTo(200);
    }

    @Test
    void refuseAtOnceWhatIsMoreThanMayWait() throws Exception {
        var place = new Places(1).atOneService();
        var inside = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var first = inBackground(() -> place.filter(null, _ -> {
            inside.countDown();
            gate.await();
            return null;
        }));
        inside.await();
        var second = inBackground(() -> place.filter(null, _ -> null));
        await().until(() -> second.thread().getState() == Thread.State.TIMED_WAITING);
        assertThatExceptionOfType(CallFailed.class).isThrownBy(() -> place.filter(null, _ -> null));
        gate.countDown();
        assertThat(List.of(first, second)).allSatisfy(it -> assertThat(it.outcome()).succeedsWithin(SOON));
    }

    private record Background(Thread thread, CompletableFuture<Void> outcome) {}

    private static Background inBackground(Callable<?> call) {
        var outcome = new CompletableFuture<Void>();
        return new Background(Thread.startVirtualThread(() -> {
            try {
                call.call();
                outcome.complete(null);
            } catch (Exception e) {
                outcome.completeExceptionally(e);
            }
        }), outcome);
    }
}
