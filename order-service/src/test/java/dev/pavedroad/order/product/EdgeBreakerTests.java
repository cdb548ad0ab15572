package dev.pavedroad.order.product;

import static dev.pavedroad.order.product.Behaviour.after;
import static dev.pavedroad.order.product.Behaviour.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchException;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.order.product.StockReservation.Reserved;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@EdgeTest
class EdgeBreakerTests {

    @Autowired
    private ProductEdge edge;

    @BeforeEach
    void startAfresh() {
        edge.isFresh();
    }

    @Test
    void opensWhenHalfOfTheLastTenCallsFailed() {
        reserve(6);
        edge.callee().behaves(status(500));
        reserve(4);
        assertThat(state()).isEqualTo(State.CLOSED);
        reserve(1);
        assertThat(state()).isEqualTo(State.OPEN);
    }

    @Test
    void doesNotJudgeBeforeTenCalls() {
        edge.callee().behaves(status(500));
        reserve(9);
        assertThat(state()).isEqualTo(State.CLOSED);
        reserve(1);
        assertThat(state()).isEqualTo(State.OPEN);
    }

    @ParameterizedTest
    @CsvSource({"1200, CLOSED", "2010, OPEN"})
    void opensWhenHalfOfTheLastTenCallsWereSlow(int millis, State state) {
        reserve(5);
        edge.callee().behaves(after(Duration.ofMillis(millis), Behaviour.WELL));
        assertThat(reserveAtOnce(5)).allSatisfy(
                outcome -> assertThat(outcome.get()).isInstanceOf(Reserved.class));
        assertThat(edge.failures()).isZero();
        assertThat(state()).isEqualTo(state);
        assertThat(edge.breaker().getCircuitBreakerConfig().getSlowCallDurationThreshold()).hasSeconds(2);
    }

    @Test
    void asksNobodyWhileItIsOpenAndSaysThatTheOutcomeIsUnknown() {
        edge.breaker().transitionToOpenState();
        assertThatExceptionOfType(ProductServiceUnavailable.class).isThrownBy(edge::reserve)
                .withCauseInstanceOf(CallNotPermittedException.class);
        assertThatExceptionOfType(ProductServiceUnavailable.class)
                .isThrownBy(() -> edge.calls().await(() -> edge.catalog().release(ProductEdge.PRODUCT)));
        assertThat(edge.callee().requests()).isEmpty();
    }

    @Test
    void saysTheSameToManyWhoAskAtOnce() {
        edge.breaker().transitionToOpenState();
        assertThat(reserveAtOnce(2_000)).allSatisfy(outcome -> assertThat(outcome.exceptionNow())
                .isInstanceOf(ProductServiceUnavailable.class));
    }

    @Test
    void staysOpenForThirtySeconds() {
        var config = edge.breaker().getCircuitBreakerConfig();
        assertThat(config.getWaitIntervalFunctionInOpenState().apply(1)).isEqualTo(30_000);
        assertThat(config.getWaitIntervalFunctionInOpenState().apply(5)).isEqualTo(30_000);
    }

    @ParameterizedTest
    @CsvSource({"200, CLOSED", "500, OPEN"})
    void judgesByThreeTrialCallsWhenItIsHalfOpen(int status, State state) {
        halfOpen();
        edge.callee().behaves(status == 200 ? Behaviour.WELL : status(status));
        reserve(2);
        assertThat(state()).isEqualTo(State.HALF_OPEN);
        reserve(1);
        assertThat(state()).isEqualTo(state);
    }

    @Test
    void letsNoFourthCallThroughWhileThreeAreOnTrial() {
        halfOpen();
        var gate = new CountDownLatch(1);
        edge.callee().behaves(after(gate, Behaviour.WELL));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 3).forEach(_ -> threads.submit(edge::reserve));
            await().until(() -> edge.callee().requests().size() == 3);
            assertThatExceptionOfType(ProductServiceUnavailable.class).isThrownBy(edge::reserve)
                    .withCauseInstanceOf(CallNotPermittedException.class);
            gate.countDown();
        }
        assertThat(edge.callee().requests()).hasSize(3);
        assertThat(state()).isEqualTo(State.CLOSED);
    }

    private void halfOpen() {
        edge.breaker().transitionToOpenState();
        edge.breaker().transitionToHalfOpenState();
    }

    private void reserve(int times) {
        IntStream.range(0, times).forEach(_ -> catchException(edge::reserve));
    }

    private Stream<CompletableFuture<StockReservation>> reserveAtOnce(int times) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, times).mapToObj(_ -> CompletableFuture.supplyAsync(edge::reserve, threads))
                    .toList().stream();
        }
    }

    private State state() {
        return edge.breaker().getState();
    }
}
