package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody at another address of this machine guesses a password. */
@DevStackOnly
class GuessedPasswordTests {

    // A busy service asks for less patience.
    private static final long LOCKED_SECONDS = 4;

    private final Client owner = Client.newCustomer();

    @Test
    void locksOutTheGuesserAndNotTheOwner() throws IOException {
        try (var guesser = HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.21")).build()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> secondsToWait(guesser) >= LOCKED_SECONDS);
        }
        assertThat(owner.signInAgain().get("/api/users/me").status()).isEqualTo(200);
        assertThat(owner.put("/api/users/me/password",
                Map.of("currentPassword", "correct horse", "newPassword", "battery staple")).status()).isEqualTo(204);
    }

    private long secondsToWait(HttpClient client) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(RunningSystem.url() + "/api/users/tokens"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers
                        .ofString("{\"email\": \"%s\", \"password\": \"wrong horse\"}".formatted(owner.email())))
                .build();
        var answer = client.send(request, BodyHandlers.discarding());
        assertThat(answer.statusCode()).isIn(401, 429);
        return answer.headers().firstValueAsLong("Retry-After").orElse(0);
    }
}
