package dev.pavedroad.order.product;

import static dev.pavedroad.order.product.StubBehaviour.body;
import static dev.pavedroad.order.product.StubBehaviour.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pavedroad.order.product.StockReservation.Reserved;
import io.github.resilience4j.core.functions.Either;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.time.Duration;
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

@ClientTest
class ClientAttemptsTests {

    @Autowired
    private ProductClientFixture client;
    @Autowired
    private Tracer tracer;
    @Autowired
    private ObservationRegistry observations;
    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void startAfresh() {
        client.isFresh();
    }

    static Stream<Arguments> attempts() {
        var brokenAndAway = Stream.of(
                named("reset", StubBehaviour.RESET), named("no answer", StubBehaviour.NO_ANSWER),
                named("half an answer", StubBehaviour.HALF_AN_ANSWER), named("not HTTP", StubBehaviour.NOT_HTTP),
                named("502", status(502)), named("503", status(503)), named("504", status(504)))
                .map(kind -> arguments(kind, 3, 3));
        var failures = Stream.of(
                named("500", status(500)), named("501", status(501)), named("505", status(505)),
                named("hangs", StubBehaviour.HANG), named("drips", StubBehaviour.DRIP),
                named("bad header", StubBehaviour.BAD_HEADER), named("not JSON", body(200, "<html>")))
                .map(kind -> arguments(kind, 1, 1));
        var refusals = IntStream.of(400, 401, 403, 404, 409, 422, 429)
                .mapToObj(code -> arguments(named("" + code, status(code)), 1, 0));
        return Stream.of(brokenAndAway, failures, refusals).flatMap(it -> it);
    }

    @ParameterizedTest(name = "{0}: {1} attempts, {2} failures")
    @MethodSource
    void attempts(StubBehaviour behaviour, int attempts, int failures) {
        client.callee().behaves(behaviour);
        assertThatExceptionOfType(ProductServiceUnavailableException.class).isThrownBy(client::reserve);
        assertThat(client.callee().requests()).hasSize(attempts);
        assertThat(client.failures()).isEqualTo(failures);
        assertThat(client.breaker().getMetrics().getNumberOfBufferedCalls()).isEqualTo(attempts);
    }

    @Test
    void asksThreeTimesWhenConnectionsAreRefused() {
        client.callee().refusesConnections();
        assertThatExceptionOfType(ProductServiceUnavailableException.class).isThrownBy(client::reserve);
        assertThat(client.failures()).isEqualTo(3);
    }

    @Test
    void isContentWithTheThirdAnswer() {
        client.callee().behaves(status(503), StubBehaviour.RESET, StubBehaviour.WELL);
        assertThat(client.reserve()).isInstanceOf(Reserved.class);
        assertThat(client.callee().requests()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"1, 100, 300", "2, 200, 600"})
    void waitsTwiceAsLongEachTimeWithJitter(int attempt, long least, long most) {
        var interval = client.retry().getRetryConfig().getIntervalBiFunction();
        var waits = LongStream.generate(() -> interval.apply(attempt, Either.left(new IOException())))
                .limit(2_000).summaryStatistics();
        assertThat(waits.getMin()).isBetween(least, least + (most - least) / 10);
        assertThat(waits.getMax()).isBetween(most - (most - least) / 10, most);
        assertThat(waits.getAverage()).isCloseTo((least + most) / 2.0, within((most - least) / 10.0));
    }

    static Stream<StubBehaviour> answersThatAreNone() {
        return Stream.of(body(200, ""), body(200, "null"), body(200, "{}"), body(200, "[]"),
                body(200, "{\"items\": []}"),
                body(200, "{\"items\": [null]}"),
                body(200,
                        "{\"items\": [{\"productId\": \"%s\", \"quantity\": 3}]}"
                                .formatted(ProductClientFixture.PRODUCT)),
                body(200, "{\"items\": [{\"productId\": \"%s\", \"quantity\": 2, \"unitPrice\": 1}]}"
                        .formatted(ProductClientFixture.PRODUCT)),
                body(204, ""), body(302, ""),
                body(409, ""), body(409, "null"), body(409, "{}"), body(409, "{\"type\": 5}"),
                body(409, "{\"type\": \"/problems/reservation-conflict\"}"),
                body(404, "{\"type\": \"/problems/unknown-product\"}"),
                body(500, "{\"type\": \"/problems/insufficient-stock\"}"));
    }

    @Test
    void followsNoRedirect() {
        client.callee().behaves(StubBehaviour.REDIRECT, StubBehaviour.WELL);
        assertThatExceptionOfType(ProductServiceUnavailableException.class).isThrownBy(client::reserve);
        assertThat(client.callee().requests()).hasSize(1);
    }

    // The pool closes a connection that is too old when it is asked for one; here nobody asks any more.
    @Test
    void keepsNoConnectionThatIdles() {
        client.callee().behaves(StubBehaviour.WELL_AND_KEPT);
        assertThat(client.reserve()).isInstanceOf(Reserved.class);
        assertThat(client.callee().openConnections()).isPositive();
        // Less than the 30 s that any connection lives.
        await().atMost(Duration.ofSeconds(25)).until(() -> client.callee().openConnections() == 0);
    }

    @ParameterizedTest
    @MethodSource
    void answersThatAreNone(StubBehaviour behaviour) {
        client.callee().behaves(behaviour);
        assertThatExceptionOfType(ProductServiceUnavailableException.class).isThrownBy(client::reserve);
    }

    // By Feign's own name they would share a metric with Spring's HTTP clients, and Prometheus keeps one set of labels.
    @Test
    void areCountedByCalleeAndStatus() {
        var well = measured("200");
        var away = measured("503");
        client.callee().behaves(status(503), StubBehaviour.WELL);
        client.reserve();
        assertThat(measured("200")).isEqualTo(well + 1);
        assertThat(measured("503")).isEqualTo(away + 1);
    }

    private long measured(String status) {
        return meters.find("client.attempt").tags("callee", "product-service", "method", "PUT", "uri",
                "/internal/reservations/{orderId}", "status", status).timers().stream().mapToLong(Timer::count).sum();
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
        client.callee().behaves(status(503), StubBehaviour.RESET, StubBehaviour.WELL);
        client.reserve();
        var parents = client.callee().requests().stream().map(it -> it.header("traceparent")).toList();
        assertThat(parents).hasSize(3).doesNotHaveDuplicates();
        return parents.stream().map(it -> it.split("-")[1]).toList();
    }
}
