package dev.pavedroad.order.product;

import static dev.pavedroad.order.product.StubBehaviour.after;
import static dev.pavedroad.order.product.StubBehaviour.status;
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

@ClientTest
class ClientBreakerTests {

    @Autowired
    private ProductClientFixture client;

    @BeforeEach
    void startAfresh() {
        client.isFresh();
    }

    @Test
    void opensWhenHalfOfTheLastTenCallsFailed() {
        reserve(6);
        client.callee().behaves(status(500));
        reserve(4);
        assertThat(state()).isEqualTo(State.CLOSED);
        reserve(1);
        assertThat(state()).isEqualTo(State.OPEN);
    }

    @Test
    void doesNotJudgeBeforeTenCalls() {
        client.callee().behaves(status(500));
        reserve(9);
        assertThat(state()).isEqualTo(State.CLOSED);
        reserve(1);
        assertThat(state()).isEqualTo(State.OPEN);
    }

    @ParameterizedTest
    @CsvSource({"1200, CLOSED", "2010, OPEN"})
    void opensWhenHalfOfTheLastTenCallsWereSlow(int millis, State state) {
        reserve(5);
        client.callee().behaves(after(Duration.ofMillis(millis), StubBehaviour.WELL));
        assertThat(reserveAtOnce(5)).allSatisfy(
                outcome -> assertThat(outcome.get()).isInstanceOf(Reserved.class));
        assertThat(client.failures()).isZero();
        assertThat(state()).isEqualTo(state);
        assertThat(client.breaker().getCircuitBreakerConfig().getSlowCallDurationThreshold()).hasSeconds(2);
    }

    @Test
    void asksNobodyWhileItIsOpenAndSaysThatTheOutcomeIsUnknown() {
        client.breaker().transitionToOpenState();
        assertThatExceptionOfType(ProductServiceUnavailableException.class).isThrownBy(client::reserve)
                .withCauseInstanceOf(CallNotPermittedException.class);
        assertThatExceptionOfType(ProductServiceUnavailableException.class)
                .isThrownBy(() -> client.calls().await(() -> client.catalog().release(ProductClientFixture.PRODUCT)));
        assertThat(client.callee().requests()).isEmpty();
    }

    @Test
    void saysTheSameToManyWhoAskAtOnce() {
        client.breaker().transitionToOpenState();
        assertThat(reserveAtOnce(2_000)).allSatisfy(outcome -> assertThat(outcome.exceptionNow())
                .isInstanceOf(ProductServiceUnavailableException.class));
    }

    @Test
    void staysOpenForThirtySeconds() {
        var config = client.breaker().getCircuitBreakerConfig();
        assertThat(config.getWaitIntervalFunctionInOpenState().apply(1)).isEqualTo(30_000);
        assertThat(config.getWaitIntervalFunctionInOpenState().apply(5)).isEqualTo(30_000);
    }

    @ParameterizedTest
    @CsvSource({"200, CLOSED", "500, OPEN"})
    void judgesByThreeTrialCallsWhenItIsHalfOpen(int status, State state) {
        halfOpen();
        client.callee().behaves(status == 200 ? StubBehaviour.WELL : status(status));
        reserve(2);
        assertThat(state()).isEqualTo(State.HALF_OPEN);
        reserve(1);
        assertThat(state()).isEqualTo(state);
    }

    @Test
    void letsNoFourthCallThroughWhileThreeAreOnTrial() {
        halfOpen();
        var gate = new CountDownLatch(1);
        client.callee().behaves(after(gate, StubBehaviour.WELL));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 3).forEach(_ -> threads.submit(client::reserve));
            await().until(() -> client.callee().requests().size() == 3);
            assertThatExceptionOfType(ProductServiceUnavailableException.class).isThrownBy(client::reserve)
                    .withCauseInstanceOf(CallNotPermittedException.class);
            gate.countDown();
        }
        assertThat(client.callee().requests()).hasSize(3);
        assertThat(state()).isEqualTo(State.CLOSED);
    }

    private void halfOpen() {
        client.breaker().transitionToOpenState();
        client.breaker().transitionToHalfOpenState();
    }

    private void reserve(int times) {
        IntStream.range(0, times).forEach(_ -> catchException(client::reserve));
    }

    private Stream<CompletableFuture<StockReservation>> reserveAtOnce(int times) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, times).mapToObj(_ -> CompletableFuture.supplyAsync(client::reserve, threads))
                    .toList().stream();
        }
    }

    private State state() {
        return client.breaker().getState();
    }
}
