package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.gateway.FakeService;
import dev.pavedroad.gateway.GatewayUnderTest;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One user opens as many event streams as the gateway lets them. */
class EventStreamLimitFilterTests extends GatewayUnderTest {

    private static final String PATH = "/api/orders/5/events";

    private final String greedy = TestTokens.customer(UUID.randomUUID());
    private final List<Socket> open = new ArrayList<>();
    private FakeService service;

    @BeforeEach
    void openTwenty() throws IOException {
        service = service(null);
        service.behaves((request, socket) -> {
            if (request.target().equals(PATH)) {
                service.drips("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n", 100)
                        .answer(request, socket);
            }
            FakeService.says(200, "").answer(request, socket);
        });
        at("order-service", service.uri());
        for (var i = 0; i < 20; i++) {
            assertThat(opens(greedy)).isTrue();
        }
    }

    @AfterEach
    void closeAll() throws IOException {
        for (var stream : open) {
            stream.close();
        }
    }

    @Test
    void refusesTheNextOneOfTheSameUserAlone() throws IOException {
        assertThat(opens(greedy)).isFalse();
        assertProblem(get(PATH, "Authorization", greedy), 429, "too-many-requests");
        assertThat(opens(TestTokens.customer(UUID.randomUUID()))).isTrue();
        assertThat(get("/api/orders/5", "Authorization", greedy).statusCode()).isEqualTo(200);
    }

    @Test
    void makesRoomWhenAStreamEnds() throws IOException {
        open.removeLast().close();
        await().until(() -> opens(greedy));
        assertThat(opens(greedy)).isFalse();
        assertProblem(get(PATH, "Authorization", greedy), 429, "too-many-requests");
    }

    private boolean opens(String token) throws IOException {
        var client = new Socket("localhost", port);
        open.add(client);
        client.setSoTimeout(60_000);
        client.getOutputStream().write("GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
                .formatted(PATH, token).getBytes());
        return new String(client.getInputStream().readNBytes(12)).equals("HTTP/1.1 200");
    }
}
