package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.gateway.FakeService;
import dev.pavedroad.gateway.ShortTimeouts;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ShortTimeouts
class EventStreamTests extends ServiceCalls {

    private static final String PATH = "/api/orders/5/events";
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private FakeService service;

    @BeforeEach
    void startService() {
        warmUp();
        service = service((_, socket) -> {
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes());
            for (var event = events.take(); !event.equals("end"); event = events.take()) {
                out.write("%x\r\n%s\n\r\n".formatted(event.length() + 1, event).getBytes());
            }
            out.write("0\r\n\r\n".getBytes());
        });
        at("order-service", service.uri());
    }

    @Test
    void passesEachEventAtOnceAndLastsLongerThanAnyDeadline() throws Exception {
        var lines = open();
        for (int i = 0; i < 5; i++) {
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            // The next one comes only after this one has been seen, so whoever buffered would wait in vain.
            events.add("data: " + i);
            assertThat(lines.poll(1, TimeUnit.MINUTES)).isEqualTo("data: " + i);
        }
        assertThat(service.received.getFirst().header("last-event-id")).isEqualTo("3");
        events.add("end");
        assertThat(lines.poll(1, TimeUnit.MINUTES)).isEqualTo("END");
    }

    @Test
    void isNotHeldUpByAnOpenCircuit() throws Exception {
        breakers.of("order-service").transitionToOpenState();
        var lines = open();
        events.add("data: x");
        assertThat(lines.poll(1, TimeUnit.MINUTES)).isEqualTo("data: x");
        assertThat(breakers.of("order-service").getState()).isEqualTo(State.OPEN);
        events.add("end");
    }

    @Test
    void letsGoOfTheServiceWhenTheClientIsGone() throws Exception {
        var client = new java.net.Socket("localhost", port);
        client.getOutputStream().write("GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(PATH).getBytes());
        await().until(() -> streams.count() == 1);
        client.setSoLinger(true, 0);
        client.close();
        await().untilAsserted(() -> {
            events.add(": still there?");
            assertThat(streams.count()).isZero();
            assertThat(service.connections()).isZero();
        });
    }

    // The first comment after that is answered with a reset, the second meets it.
    @Test
    void letsGoOfTheServiceWhenTheClientHasHungUp() throws Exception {
        var client = new java.net.Socket("localhost", port);
        client.getOutputStream().write("GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(PATH).getBytes());
        await().until(() -> streams.count() == 1);
        client.close();
        await().untilAsserted(() -> {
            events.add(": still there?");
            assertThat(streams.count()).isZero();
            assertThat(service.connections()).isZero();
        });
    }

    @Test
    void endsWithItsToken() throws Exception {
        var claims = TestTokens.claims("user-service", UUID.randomUUID().toString(), "pavedroad");
        claims.put("exp", Instant.now().getEpochSecond() + 2);
        var lines = open("Authorization", "Bearer " + TestTokens.sign("user-service", claims));
        events.add("data: x");
        assertThat(lines.poll(1, TimeUnit.MINUTES)).isEqualTo("data: x");
        assertThat(lines.poll(1, TimeUnit.MINUTES)).isEqualTo("END");
        await().untilAsserted(() -> {
            events.add(": still there?");
            assertThat(service.connections()).isZero();
        });
    }

    @Test
    void endsWhenTheGatewayDrains(@Autowired ApplicationContext context) throws Exception {
        var lines = open();
        events.add("data: x");
        assertThat(lines.poll(1, TimeUnit.MINUTES)).isEqualTo("data: x");
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        assertThat(lines.poll(1, TimeUnit.MINUTES)).isEqualTo("END");
        AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
    }

    private BlockingQueue<String> open(String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH))
                .header("Last-Event-ID", "3");
        if (headers.length > 0) {
            request.headers(headers);
        }
        var response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        var lines = new LinkedBlockingQueue<String>();
        Thread.startVirtualThread(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(response.body()))) {
                reader.lines().forEach(lines::add);
                lines.add("END");
            } catch (Exception e) {
                lines.add(e.toString());
            }
        });
        return lines;
    }
}
