package dev.pavedroad.chassis.edge;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTests {

    private final Deadline.Accessor current = new Deadline.Accessor();
    private final Request request = Request.create(HttpMethod.PUT, "http://callee/", Map.of(), null, null, null);
    private final Client client = new DeadlineClient((it, _) -> Response.builder().status(200).request(it).build());

    @AfterEach
    void forget() {
        current.setValue();
    }

    @Test
    void startsAnAttemptThatCanEndInTimeAndNoOther() throws IOException {
        current.setValue(Deadline.in(Duration.ofMinutes(1)));
        assertThat(client.execute(request, new Request.Options()).status()).isEqualTo(200);
        current.setValue(Deadline.in(Duration.ofMillis(450)));
        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> client.execute(request, new Request.Options()));
    }

    @Test
    void startsNoAttemptOfACallThatIsOver() {
        var deadline = Deadline.in(Duration.ofMinutes(1));
        current.setValue(deadline);
        deadline.end();
        assertThatExceptionOfType(DeadlineExceededException.class)
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
        var calls = new EdgeCalls(Duration.ofMinutes(1), ObservationRegistry.NOOP);
        calls.await(() -> CompletableFuture.completedFuture("done"));
        assertThat(Deadline.current()).isNull();
        var outer = Deadline.in(Duration.ofMinutes(1));
        current.setValue(outer);
        calls.await(() -> CompletableFuture.completedFuture("done"));
        assertThat(Deadline.current()).isSameAs(outer);
    }

    @Test
    void doesNotAskAgainAfterATimeOut() {
        assertThat(new WorthRetrying().test(new SocketTimeoutException())).isFalse();
        assertThat(new WorthRetrying().test(new IOException())).isTrue();
    }

    private static void waitFor(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
