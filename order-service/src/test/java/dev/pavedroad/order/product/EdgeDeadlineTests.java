package dev.pavedroad.order.product;

import static dev.pavedroad.order.product.Behaviour.after;
import static dev.pavedroad.order.product.Behaviour.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.chassis.edge.EdgeTimeoutException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EdgeTest
class EdgeDeadlineTests {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Autowired
    private ProductEdge edge;
    @Autowired
    private PoolingHttpClientConnectionManager pool;

    private Exception failure;

    @BeforeEach
    void startAfresh() {
        edge.isFresh();
    }

    @Test
    void waitsForAnAnswerNoLongerThanTheResponseTimeout() {
        edge.callee().behaves(Behaviour.HANG);
        assertThat(timeOfAFailure()).isBetween(Duration.ofMillis(2_750), Duration.ofSeconds(4));
        assertThat(failure).hasRootCauseInstanceOf(SocketTimeoutException.class);
        nothingIsLeftOfTheCall();
    }

    @Test
    void cutsAnAttemptWhoseAnswerNeverEnds() {
        edge.callee().behaves(Behaviour.DRIP);
        assertThat(timeOfAFailure()).isBetween(Duration.ofMillis(2_950), Duration.ofSeconds(4));
        assertThat(failure).isInstanceOf(ProductServiceUnavailable.class)
                .hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(edge.failures()).isEqualTo(1);
        nothingIsLeftOfTheCall();
    }

    @Test
    void startsNoAttemptThatCannotEndInTime() {
        edge.callee().behaves(after(Duration.ofMillis(1_300), status(503)));
        assertThat(timeOfAFailure()).isLessThan(Duration.ofSeconds(4));
        assertThat(failure).isInstanceOfAny(ProductServiceUnavailable.class, EdgeTimeoutException.class);
        await().during(AT_ONCE).atMost(Duration.ofSeconds(2)).until(() -> edge.callee().requests().size() == 2);
        assertThat(edge.failures()).isEqualTo(2);
    }

    @Test
    void endsTheLastAttemptWithTheCall() {
        edge.callee().behaves(after(Duration.ofMillis(1_500), status(503)), Behaviour.HANG);
        assertThat(timeOfAFailure()).isBetween(Duration.ofMillis(3_250), Duration.ofSeconds(4));
        // The clock may be late on a busy machine; the deadline itself must be the one of the contract.
        assertThat(failure).isInstanceOf(EdgeTimeoutException.class).hasMessage("no answer within PT3.3S");
        nothingIsLeftOfTheCall();
        await().during(AT_ONCE).atMost(Duration.ofSeconds(2)).until(() -> edge.callee().requests().size() == 2);
        assertThat(edge.failures()).isEqualTo(2);
    }

    @Test
    void leavesNothingBehindWhenItsCallerIsInterrupted() throws InterruptedException {
        edge.callee().behaves(Behaviour.HANG);
        var caller = Thread.startVirtualThread(() -> catchException(edge::reserve));
        await().until(() -> edge.callee().requests().size() == 1);
        caller.interrupt();
        assertThat(caller.join(AT_ONCE)).isTrue();
        nothingIsLeftOfTheCall();
    }

    private Duration timeOfAFailure() {
        var start = System.nanoTime();
        failure = catchException(edge::reserve);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void nothingIsLeftOfTheCall() {
        await().atMost(AT_ONCE).untilAsserted(() -> {
            assertThat(edge.callee().openConnections()).isZero();
            assertThat(pool.getTotalStats().getLeased()).isZero();
            assertThat(edge.bulkhead().getMetrics().getAvailableConcurrentCalls()).isEqualTo(10);
        });
    }
}
