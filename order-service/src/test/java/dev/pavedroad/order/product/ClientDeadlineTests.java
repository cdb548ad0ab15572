package dev.pavedroad.order.product;

import static dev.pavedroad.order.product.StubBehaviour.after;
import static dev.pavedroad.order.product.StubBehaviour.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.chassis.client.ClientTimeoutException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ClientTest
class ClientDeadlineTests {

    @Autowired
    private ProductClientFixture client;
    @Autowired
    private PoolingHttpClientConnectionManager pool;

    private final List<Throwable> failedAttempts = new CopyOnWriteArrayList<>();
    private Exception failure;

    @BeforeEach
    void startAfresh() {
        client.isFresh();
        client.breaker().getEventPublisher().onError(it -> failedAttempts.add(it.getThrowable()));
    }

    @Test
    void waitsForAnAnswerNoLongerThanTheResponseTimeout() {
        client.callee().behaves(StubBehaviour.HANG);
        assertThat(timeOfAFailure()).isGreaterThan(Duration.ofMillis(2_450));
        assertThat(failure).hasRootCauseInstanceOf(SocketTimeoutException.class);
        nothingIsLeftOfTheCall();
    }

    @Test
    void cutsAnAttemptWhoseAnswerNeverEnds() {
        client.callee().behaves(StubBehaviour.DRIP);
        assertThat(timeOfAFailure()).isGreaterThan(Duration.ofMillis(2_950));
        assertThat(failure).isInstanceOf(ProductServiceUnavailableException.class)
                .hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(client.failures()).isEqualTo(1);
        nothingIsLeftOfTheCall();
    }

    @Test
    void startsNoAttemptThatCannotEndInTime() {
        client.callee().behaves(after(Duration.ofMillis(1_300), status(503)));
        failure = catchException(client::reserve);
        assertThat(failure).isInstanceOfAny(ProductServiceUnavailableException.class, ClientTimeoutException.class);
        await().during(Duration.ofSeconds(1)).until(() -> client.callee().requests().size() == 2);
        assertThat(client.failures()).isEqualTo(2);
    }

    @Test
    void endsTheLastAttemptWithTheCall() {
        client.callee().behaves(after(Duration.ofMillis(1_500), status(503)), StubBehaviour.HANG);
        assertThat(timeOfAFailure()).isGreaterThan(Duration.ofMillis(3_250));
        assertThat(failure).isInstanceOf(ClientTimeoutException.class).hasMessage("no answer within PT3.3S");
        nothingIsLeftOfTheCall();
        noAttemptWaitedForItsOwnEnd();
        await().during(Duration.ofSeconds(1)).until(() -> client.callee().requests().size() == 2);
        assertThat(client.failures()).isEqualTo(2);
    }

    @Test
    void leavesNothingBehindWhenItsCallerIsInterrupted() throws InterruptedException {
        client.callee().behaves(StubBehaviour.HANG);
        var caller = Thread.startVirtualThread(() -> catchException(client::reserve));
        await().until(() -> client.callee().requests().size() == 1);
        caller.interrupt();
        assertThat(caller.join(Duration.ofMinutes(1))).isTrue();
        nothingIsLeftOfTheCall();
        noAttemptWaitedForItsOwnEnd();
    }

    private void noAttemptWaitedForItsOwnEnd() {
        assertThat(failedAttempts).isNotEmpty().noneSatisfy(
                it -> assertThat(it).hasRootCauseInstanceOf(SocketTimeoutException.class));
    }

    private Duration timeOfAFailure() {
        var start = System.nanoTime();
        failure = catchException(client::reserve);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void nothingIsLeftOfTheCall() {
        await().untilAsserted(() -> {
            assertThat(client.callee().openConnections()).isZero();
            assertThat(pool.getTotalStats().getLeased()).isZero();
            assertThat(client.bulkhead().getMetrics().getAvailableConcurrentCalls()).isEqualTo(10);
        });
    }
}
