package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    void locksOutTheGuesserAndNotTheOwner() {
        var guesser = Client.nobody().from("127.0.0.21");
        await().atMost(Duration.ofMinutes(2)).until(() -> secondsToWait(guesser) >= LOCKED_SECONDS);
        assertThat(owner.signInAgain().get("/api/users/me").status()).isEqualTo(200);
        assertThat(owner.put("/api/users/me/password",
                Map.of("currentPassword", "correct horse", "newPassword", "battery staple")).status()).isEqualTo(204);
    }

    private long secondsToWait(Client guesser) {
        var answer =
                guesser.post("/api/users/tokens", Map.of("email", owner.email(), "password", "wrong horse"));
        assertThat(answer.status()).isIn(401, 429);
        return answer.header("Retry-After") == null ? 0 : Long.parseLong(answer.header("Retry-After"));
    }
}
