package dev.pavedroad.devstack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayClientTests {

    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile String answer = "{}";
    private HttpServer gateway;
    private GatewayClient client;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            authorizations.add(exchange.getRequestHeaders().getOrDefault("Authorization", List.of("none")).getFirst());
            exchange.sendResponseHeaders(200, answer.length());
            exchange.getResponseBody().write(answer.getBytes());
            exchange.close();
        });
        gateway.start();
        client = new GatewayClient("http://localhost:" + gateway.getAddress().getPort(), Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        client.close();
        gateway.stop(0);
    }

    @Test
    void carriesNoTokenAfterASignInThatWasRefused() {
        answer = "{\"status\":503}";
        assertThat(client.signIn("ada@example.com", "secret")).isFalse();
        client.get("/");
        answer = "{\"accessToken\":\"a.b.c\"}";
        assertThat(client.signIn("ada@example.com", "secret")).isTrue();
        assertThat(client.signIn("ada@example.com", "secret")).isTrue();
        client.get("/");
        assertThat(authorizations).containsExactly("none", "none", "none", "Bearer a.b.c");
    }

    @Test
    void saysWhyASignInWasRefused() {
        answer = "{\"status\":401}";
        assertThat(client.statusOfSignIn("ada@example.com", "secret")).isEqualTo(401);
        answer = "<html>";
        assertThat(client.statusOfSignIn("ada@example.com", "secret")).isZero();
    }

    @Test
    void takesWhatIsNoJsonForNoAnswer() {
        answer = "<html>";
        assertThat(client.get("/")).isEqualTo(Map.of());
    }

    @Test
    void takesAServerThatIsNotThereForNoAnswer() {
        gateway.stop(0);
        assertThat(client.post("/", Map.of("a", 1))).isEqualTo(Map.of());
    }
}
