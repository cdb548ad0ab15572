package dev.pavedroad.chassis.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import feign.Client;
import feign.Request;
import feign.Request.HttpMethod;
import feign.Response;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTests {

    private final Request request = Request.create(HttpMethod.PUT, "http://callee/", Map.of(), null, null, null);
    private final Client callee = (it, _) -> Response.builder().status(200).request(it).build();
    private final Client client = new DeadlineCapability().enrich(callee);

    @AfterEach
    void forget() {
        Deadline.forget();
    }

    @Test
    void startsAnAttemptThatCanEndInTimeAndNoOther() throws IOException {
        Deadline.in(Duration.ofMinutes(1)).use();
        assertThat(client.execute(request, new Request.Options()).status()).isEqualTo(200);
        Deadline.in(Duration.ofMillis(450)).use();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> client.execute(request, new Request.Options()));
    }

    @Test
    void startsNoAttemptOfACallThatIsOver() {
        var deadline = Deadline.in(Duration.ofMinutes(1));
        deadline.use();
        deadline.end();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> client.execute(request, new Request.Options()));
    }

    @Test
    void interruptsAnAttemptThatBeginsWhenTheCallIsOver() throws InterruptedException {
        var deadline = Deadline.in(Duration.ofMinutes(1));
        deadline.end();
        var attempt = Thread.startVirtualThread(() -> waitFor(new CountDownLatch(1)));
        deadline.endsWithTheCall(attempt);
        assertThat(attempt.join(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void givesTheOuterCallItsDeadlineBack() {
        var calls = new ClientCalls(Duration.ofMinutes(1), ObservationRegistry.NOOP);
        calls.await(() -> CompletableFuture.completedFuture("done"));
        assertThat(Deadline.current()).isNull();
        var outer = Deadline.in(Duration.ofMinutes(1));
        outer.use();
        calls.await(() -> CompletableFuture.completedFuture("done"));
        assertThat(Deadline.current()).isSameAs(outer);
    }

    @Test
    void doesNotAskAgainAfterATimeOut() {
        assertThat(new RetryableFailures().test(new SocketTimeoutException())).isFalse();
        assertThat(new RetryableFailures().test(new IOException())).isTrue();
    }

    private static void waitFor(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
