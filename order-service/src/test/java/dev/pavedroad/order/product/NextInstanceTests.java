package dev.pavedroad.order.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import dev.pavedroad.order.product.StockReservation.Reserved;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnErrorEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryProperties;

@ClientTest
class NextInstanceTests {

    private static final int CALLS = 12;

    @Autowired
    private ProductClientFixture client;
    @Autowired
    private SimpleDiscoveryProperties registry;

    private final List<AutoCloseable> toClose = new ArrayList<>();

    @BeforeEach
    void startAfresh() {
        client.isFresh();
    }

    @AfterEach
    void close() throws Exception {
        instancesAre(client.callee().uri());
        for (var it : toClose) {
            it.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "http://gone.invalid:80"})
    void neitherFailsACallNorOpensTheBreakerWhenOneOfTwoIsDead(String dead) {
        instancesAre(client.callee().uri(), dead);
        everyCallSucceedsAtTheFirstAttempt();
    }

    @Test
    void goesOnToTheNextInstanceWhenOneIsSilent() throws IOException {
        instancesAre(client.callee().uri(), silentAddress());
        everyCallSucceedsAtTheFirstAttempt();
    }

    @Test
    void triesTheNextInstanceOnceAndWaitsHalfASecondForAConnection() throws IOException {
        var failures = new CopyOnWriteArrayList<CircuitBreakerOnErrorEvent>();
        client.breaker().getEventPublisher().onError(failures::add);
        // One attempt of four at the latest meets both of the silent ones, and fails unless it goes on to the third.
        instancesAre(silentAddress(), silentAddress(), client.callee().uri());
        for (var i = 0; i < 4; i++) {
            catchException(client::reserve);
        }
        assertThat(failures).first().satisfies(failure -> {
            assertThat(failure.getThrowable()).hasRootCauseInstanceOf(SocketTimeoutException.class);
            assertThat(failure.getThrowable()).hasCauseInstanceOf(ConnectTimeoutException.class);
            assertThat(failure.getElapsedDuration()).isGreaterThan(Duration.ofMillis(950));
        });
    }

    @ParameterizedTest
    @CsvSource({"reset, 3", "silence, 1", "busy, 3"})
    void asksNobodyElseOnceTheRequestIsSent(String kind, int requests) {
        var other = new MisbehavingServer();
        toClose.add(other);
        instancesAre(client.callee().uri(), other.uri());
        var behaviour = switch (kind) {
            case "reset" -> StubBehaviour.RESET;
            case "silence" -> StubBehaviour.HANG;
            default -> StubBehaviour.status(503);
        };
        client.callee().behaves(behaviour);
        other.behaves(behaviour);
        catchException(client::reserve);
        assertThat(client.callee().requests().size() + other.requests().size()).isEqualTo(requests);
        assertThat(client.failures()).isEqualTo(requests);
    }

    private void everyCallSucceedsAtTheFirstAttempt() {
        var before = client.retry().getMetrics().getNumberOfSuccessfulCallsWithoutRetryAttempt();
        for (var i = 0; i < CALLS; i++) {
            assertThat(client.reserve()).isInstanceOf(Reserved.class);
        }
        assertThat(client.callee().requests()).hasSize(CALLS);
        assertThat(client.failures()).isZero();
        assertThat(client.retry().getMetrics().getNumberOfSuccessfulCallsWithoutRetryAttempt() - before)
                .isEqualTo(CALLS);
    }

    private void instancesAre(String... uris) {
        registry.getInstances().put("product-service", List.of(uris).stream().map(uri -> {
            var instance = new DefaultServiceInstance();
            instance.setServiceId("product-service");
            instance.setInstanceId(uri);
            instance.setUri(URI.create(uri));
            return instance;
        }).toList());
    }

    /** An address where a connection is neither accepted nor refused: nobody takes those that wait there already. */
    private String silentAddress() throws IOException {
        var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        toClose.add(listener);
        try {
            while (true) {
                var waiting = new Socket();
                toClose.add(waiting);
                waiting.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), 200);
            }
        } catch (SocketTimeoutException _) {
            return "http://127.0.0.1:" + listener.getLocalPort();
        }
    }
}
