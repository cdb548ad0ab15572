package dev.pavedroad.order.product;

import static dev.pavedroad.order.product.Behaviour.after;
import static dev.pavedroad.order.product.Behaviour.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.chassis.edge.EdgeTimeoutException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EdgeTest
class EdgeDeadlineTests {

    @Autowired
    private ProductEdge edge;
    @Autowired
    private PoolingHttpClientConnectionManager pool;

    private final List<Throwable> failedAttempts = new CopyOnWriteArrayList<>();
    private Exception failure;

    @BeforeEach
    void startAfresh() {
        edge.isFresh();
        edge.breaker().getEventPublisher().onError(it -> failedAttempts.add(it.getThrowable()));
    }

    @Test
    void waitsForAnAnswerNoLongerThanTheResponseTimeout() {
        edge.callee().behaves(Behaviour.HANG);
        assertThat(timeOfAFailure()).isGreaterThan(Duration.ofMillis(2_450));
        assertThat(failure).hasRootCauseInstanceOf(SocketTimeoutException.class);
        nothingIsLeftOfTheCall();
    }

    @Test
    void cutsAnAttemptWhoseAnswerNeverEnds() {
        edge.callee().behaves(Behaviour.DRIP);
        assertThat(timeOfAFailure()).isGreaterThan(Duration.ofMillis(2_950));
        assertThat(failure).isInstanceOf(ProductServiceUnavailable.class)
                .hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(edge.failures()).isEqualTo(1);
        nothingIsLeftOfTheCall();
    }

    @Test
    void startsNoAttemptThatCannotEndInTime() {
        edge.callee().behaves(after(Duration.ofMillis(1_300), status(503)));
        failure = catchException(edge::reserve);
        assertThat(failure).isInstanceOfAny(ProductServiceUnavailable.class, EdgeTimeoutException.class);
        await().during(Duration.ofSeconds(1)).until(() -> edge.callee().requests().size() == 2);
        assertThat(edge.failures()).isEqualTo(2);
    }

    @Test
    void endsTheLastAttemptWithTheCall() {
        edge.callee().behaves(after(Duration.ofMillis(1_500), status(503)), Behaviour.HANG);
        assertThat(timeOfAFailure()).isGreaterThan(Duration.ofMillis(3_250));
        assertThat(failure).isInstanceOf(EdgeTimeoutException.class).hasMessage("no answer within PT3.3S");
        nothingIsLeftOfTheCall();
        noAttemptWaitedForItsOwnEnd();
        await().during(Duration.ofSeconds(1)).until(() -> edge.callee().requests().size() == 2);
        assertThat(edge.failures()).isEqualTo(2);
    }

    @Test
    void leavesNothingBehindWhenItsCallerIsInterrupted() throws InterruptedException {
        edge.callee().behaves(Behaviour.HANG);
        var caller = Thread.startVirtualThread(() -> catchException(edge::reserve));
        await().until(() -> edge.callee().requests().size() == 1);
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
        failure = catchException(edge::reserve);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void nothingIsLeftOfTheCall() {
        await().untilAsserted(() -> {
            assertThat(edge.callee().openConnections()).isZero();
            assertThat(pool.getTotalStats().getLeased()).isZero();
            assertThat(edge.bulkhead().getMetrics().getAvailableConcurrentCalls()).isEqualTo(10);
        });
    }
}
