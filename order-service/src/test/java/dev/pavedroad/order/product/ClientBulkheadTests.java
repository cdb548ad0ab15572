package dev.pavedroad.order.product;

import static dev.pavedroad.order.product.StubBehaviour.after;
import static dev.pavedroad.order.product.StubBehaviour.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchException;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.pavedroad.chassis.test.TestTokens;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ClientTest
class ClientBulkheadTests {

    private static final int PLACES = 10;

    @Autowired
    private ProductClientFixture client;
    @Autowired
    private MockMvcTester http;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    @LocalManagementPort
    private int managementPort;

    private int taken;

    @BeforeEach
    void startAfresh() {
        client.isFresh();
    }

    @AfterEach
    void leave() {
        IntStream.range(0, taken).forEach(_ -> client.bulkhead().onComplete());
        taken = 0;
    }

    @Test
    void letsTenCallsInAndTurnsTheEleventhAwayAfterAShortWait() {
        var gate = new CountDownLatch(1);
        client.callee().behaves(after(gate, StubBehaviour.WELL));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, PLACES).forEach(_ -> threads.submit(client::reserve));
            await().until(() -> client.callee().requests().size() == PLACES);
            var start = System.nanoTime();
            assertThatExceptionOfType(ProductServiceUnavailableException.class).isThrownBy(client::reserve)
                    .withRootCauseInstanceOf(BulkheadFullException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
            assertThat(client.bulkhead().getBulkheadConfig().getMaxWaitDuration()).hasMillis(50);
            gate.countDown();
        }
        assertThat(client.callee().requests()).hasSize(PLACES);
        assertThat(client.breaker().getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(PLACES);
    }

    @Test
    void isNeitherSuccessNorFailureToTheBreakerWhenItIsFull() {
        takeAllPlaces();
        IntStream.range(0, 12).forEach(_ -> catchException(client::reserve));
        assertThat(client.breaker().getMetrics().getNumberOfBufferedCalls()).isZero();
        assertThat(client.breaker().getState()).isEqualTo(State.CLOSED);
        leave();
        assertThat(client.reserve()).isInstanceOf(StockReservation.Reserved.class);
    }

    @Test
    void leavesAnOrderPendingWhenItIsFull() {
        takeAllPlaces();
        var customer = TestTokens.customer(UUID.randomUUID());
        var answer = http.post().uri("/api/orders").header("Authorization", customer)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"items\": [{\"productId\": \"%s\", \"quantity\": 2}]}"
                        .formatted(ProductClientFixture.PRODUCT))
                .exchange();
        assertThat(answer).hasStatus(202).hasHeader("Retry-After", "2");
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("PENDING");
        assertThat(client.callee().requests()).isEmpty();
        leave();
        jdbc.sql("update scheduled_tasks set execution_time = now() where task_name = 'settle-order'").update();
        await().until(() -> openSettlements() == 0);
        assertThat(client.callee().requests()).hasSize(1);
    }

    @Test
    void nestsRetryBreakerTimeLimiterAndBulkheadInThisOrder() {
        client.callee().behaves(status(503));
        assertThat(countsOfACall()).isEqualTo("""
                2 retries, breaker 3 failed 0 ignored 0 refused, time limiter 3, bulkhead 3 in 0 out""");
        takeAllPlaces();
        assertThat(countsOfACall()).isEqualTo("""
                0 retries, breaker 0 failed 1 ignored 0 refused, time limiter 1, bulkhead 0 in 1 out""");
        client.breaker().transitionToOpenState();
        assertThat(countsOfACall()).isEqualTo("""
                0 retries, breaker 0 failed 0 ignored 1 refused, time limiter 0, bulkhead 0 in 0 out""");
    }

    private String countsOfACall() {
        var counts = new Counts(client);
        catchException(client::reserve);
        return counts.toString();
    }

    @Test
    void showsItsStateAndTheBreakersOnTheManagementPortAlone() throws IOException {
        client.breaker().transitionToOpenState();
        takeAllPlaces();
        var breakers = management("circuitbreakers");
        assertThat(JsonPath.<String>read(breakers, "$.circuitBreakers.product-service.state")).isEqualTo("OPEN");
        assertThat(management("bulkheads")).contains("product-service");
        assertThat(metric("resilience4j.circuitbreaker.state?tag=state:open&tag=name:product-service")).isEqualTo(1);
        assertThat(metric("resilience4j.bulkhead.available.concurrent.calls?tag=name:product-service")).isZero();
        var main = (HttpURLConnection) URI.create("http://localhost:%d/actuator/circuitbreakers".formatted(port))
                .toURL().openConnection();
        assertThat(main.getResponseCode()).isBetween(400, 499);
    }

    private double metric(String name) throws IOException {
        return JsonPath.<Double>read(management("metrics/" + name), "$.measurements[0].value");
    }

    private String management(String endpoint) throws IOException {
        try (var in = URI.create("http://localhost:%d/actuator/%s".formatted(managementPort, endpoint)).toURL()
                .openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void takeAllPlaces() {
        IntStream.range(0, PLACES).forEach(_ -> client.bulkhead().acquirePermission());
        taken = PLACES;
    }

    private long openSettlements() {
        return jdbc.sql("select count(*) from scheduled_tasks where task_name = 'settle-order'").query(Long.class)
                .single();
    }
}
