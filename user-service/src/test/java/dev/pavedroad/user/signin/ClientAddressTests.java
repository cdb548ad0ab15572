package dev.pavedroad.user.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.user.UserApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Over HTTP, because Tomcat reads what the gateway says. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "pavedroad.passwords.max-wait=1m")
class ClientAddressTests {

    @LocalServerPort
    private int port;

    @Test
    void isTheFirstThatTheGatewayNames() throws Exception {
        var email = UserApi.anyEmail();
        for (int i = 0; i < 10; i++) {
            assertThat(signIn(email, "192.0.2.1, 10.0.0." + i)).isEqualTo(401);
        }
        assertThat(signIn(email, "192.0.2.1")).isEqualTo(429);
        assertThat(signIn(email, "192.0.2.2, 192.0.2.1")).isEqualTo(401);
    }

    private int signIn(String email, String forwardedFor) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/api/users/tokens".formatted(port)))
                .header("Content-Type", "application/json").header("X-Forwarded-For", forwardedFor)
                .POST(BodyPublishers.ofString("{\"email\": \"%s\", \"password\": \"wrong\"}".formatted(email))).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
