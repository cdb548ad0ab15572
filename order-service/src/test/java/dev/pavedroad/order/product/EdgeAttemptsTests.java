package dev.pavedroad.order.product;

import static dev.pavedroad.order.product.Behaviour.body;
import static dev.pavedroad.order.product.Behaviour.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pavedroad.order.product.StockReservation.Reserved;
import io.github.resilience4j.core.functions.Either;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@EdgeTest
class EdgeAttemptsTests {

    @Autowired
    private ProductEdge edge;
    @Autowired
    private Tracer tracer;
    @Autowired
    private ObservationRegistry observations;

    @BeforeEach
    void startAfresh() {
        edge.isFresh();
    }

    static Stream<Arguments> attempts() {
        var brokenAndAway = Stream.of(
                named("reset", Behaviour.RESET), named("no answer", Behaviour.NO_ANSWER),
                named("half an answer", Behaviour.HALF_AN_ANSWER), named("not HTTP", Behaviour.NOT_HTTP),
                named("502", status(502)), named("503", status(503)), named("504", status(504)))
                .map(kind -> arguments(kind, 3, 3));
        var failures = Stream.of(
                named("500", status(500)), named("501", status(501)), named("505", status(505)),
                named("hangs", Behaviour.HANG), named("drips", Behaviour.DRIP),
                named("bad header", Behaviour.BAD_HEADER), named("not JSON", body(200, "<html>")))
                .map(kind -> arguments(kind, 1, 1));
        var refusals = IntStream.of(400, 401, 403, 404, 409, 422, 429)
                .mapToObj(code -> arguments(named("" + code, status(code)), 1, 0));
        return Stream.of(brokenAndAway, failures, refusals).flatMap(it -> it);
    }

    @ParameterizedTest(name = "{0}: {1} attempts, {2} failures")
    @MethodSource
    void attempts(Behaviour behaviour, int attempts, int failures) {
        edge.callee().behaves(behaviour);
        assertThatExceptionOfType(ProductServiceUnavailable.class).isThrownBy(edge::reserve);
        assertThat(edge.callee().requests()).hasSize(attempts);
        assertThat(edge.failures()).isEqualTo(failures);
        assertThat(edge.breaker().getMetrics().getNumberOfBufferedCalls()).isEqualTo(attempts);
    }

    @Test
    void asksThreeTimesWhenConnectionsAreRefused() {
        edge.callee().refusesConnections();
        assertThatExceptionOfType(ProductServiceUnavailable.class).isThrownBy(edge::reserve);
        assertThat(edge.failures()).isEqualTo(3);
    }

    @Test
    void isContentWithTheThirdAnswer() {
        edge.callee().behaves(status(503), Behaviour.RESET, Behaviour.WELL);
        assertThat(edge.reserve()).isInstanceOf(Reserved.class);
        assertThat(edge.callee().requests()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"1, 100, 300", "2, 200, 600"})
    void waitsTwiceAsLongEachTimeWithJitter(int attempt, long least, long most) {
        var interval = edge.retry().getRetryConfig().getIntervalBiFunction();
        var waits = LongStream.generate(() -> interval.apply(attempt, Either.left(new IOException())))
                .limit(2_000).summaryStatistics();
        assertThat(waits.getMin()).isBetween(least, least + (most - least) / 10);
        assertThat(waits.getMax()).isBetween(most - (most - least) / 10, most);
        assertThat(waits.getAverage()).isCloseTo((least + most) / 2.0, within((most - least) / 10.0));
    }

    static Stream<Behaviour> answersThatAreNone() {
        return Stream.of(body(200, ""), body(200, "null"), body(200, "{}"), body(200, "[]"),
                body(200, "{\"items\": []}"),
                body(200, "{\"items\": [null]}"),
                body(200, "{\"items\": [{\"productId\": \"%s\", \"quantity\": 3}]}".formatted(ProductEdge.PRODUCT)),
                body(200, "{\"items\": [{\"productId\": \"%s\", \"quantity\": 2, \"unitPrice\": 1}]}"
                        .formatted(ProductEdge.PRODUCT)),
                body(204, ""), body(302, ""),
                body(409, ""), body(409, "null"), body(409, "{}"), body(409, "{\"type\": 5}"),
                body(409, "{\"type\": \"/problems/reservation-conflict\"}"),
                body(404, "{\"type\": \"/problems/unknown-product\"}"),
                body(500, "{\"type\": \"/problems/insufficient-stock\"}"));
    }

    @ParameterizedTest
    @MethodSource
    void answersThatAreNone(Behaviour behaviour) {
        edge.callee().behaves(behaviour);
        assertThatExceptionOfType(ProductServiceUnavailable.class).isThrownBy(edge::reserve);
    }

    @Test
    void keepsTheTraceOfTheCallerOverAllAttempts() {
        for (var i = 0; i < 2; i++) {
            Observation.createNotStarted("caller", observations).observe(() -> {
                var caller = tracer.currentSpan().context().traceId();
                assertThat(tracesOfThreeAttempts()).containsOnly(caller);
            });
        }
    }

    @Test
    void givesAllAttemptsOneTraceWhenTheCallerHasNone() {
        var first = tracesOfThreeAttempts();
        assertThat(Set.copyOf(first)).hasSize(1);
        assertThat(tracesOfThreeAttempts()).doesNotContainAnyElementsOf(first);
    }

    private List<String> tracesOfThreeAttempts() {
        edge.callee().behaves(status(503), Behaviour.RESET, Behaviour.WELL);
        edge.reserve();
        var parents = edge.callee().requests().stream().map(it -> it.header("traceparent")).toList();
        assertThat(parents).hasSize(3).doesNotHaveDuplicates();
        return parents.stream().map(it -> it.split("-")[1]).toList();
    }
}
