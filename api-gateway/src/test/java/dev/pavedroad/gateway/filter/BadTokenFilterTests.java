package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.gateway.GatewayUnderTest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** An attacker sends forged tokens all the while. */
@TestPropertySource(properties = {"RATE_LIMIT_PER_SECOND=100000", "RATE_LIMIT_BURST=100000", "TRUSTED_PROXY_HOPS=1",
    "pavedroad.gateway.bad-tokens.per-second=1", "pavedroad.gateway.bad-tokens.burst=5"})
class BadTokenFilterTests extends GatewayUnderTest {

    private static final String FORGED =
            "Bearer " + TestTokens.sign("order-service", TestTokens.claims("user-service", "1", "pavedroad"));

    private static final AtomicInteger TESTS = new AtomicInteger();

    private final String attackers = "6.6.6." + TESTS.incrementAndGet();
    private final String known = goodToken();
    private Thread attacker;

    @BeforeEach
    void attack() {
        running("product-service");
        assertThat(from(attackers, "/api/products/1", known)).isEqualTo(200);
        attacker = Thread.startVirtualThread(() -> {
            while (!Thread.interrupted()) {
                from(attackers, "/api/products/1", FORGED);
            }
        });
        await().until(() -> from(attackers, "/api/products/1", FORGED) == 429);
    }

    @AfterEach
    void endTheAttack() throws InterruptedException {
        attacker.interrupt();
        attacker.join();
    }

    // A token of the bucket comes back each second, so that now and then one is verified.
    @ParameterizedTest
    @ValueSource(strings = {"/api/products/1", "/health", "/nothing"})
    void isRefusedBeforeTheNextTokenIsVerified(String path) {
        assertThat(IntStream.range(0, 20).map(_ -> from(attackers, path, goodToken()))).contains(429);
        var refused = get(path, "Authorization", FORGED, "X-Forwarded-For", attackers);
        if (refused.statusCode() != 401) {
            assertProblem(refused, 429, "too-many-requests");
        }
    }

    @Test
    void takesNothingFromOthers() {
        for (var i = 0; i < 10; i++) {
            assertThat(from("7.7.7.7", "/api/products/1", goodToken())).as("another address").isEqualTo(200);
            assertThat(from(attackers, "/api/products/1", known)).as("the same address, signed in").isEqualTo(200);
            assertThat(get("/api/products/1", "X-Forwarded-For", attackers).statusCode())
                    .as("the same address, without a token").isEqualTo(200);
        }
    }

    @Test
    void doesNotKeepAnybodyFromSigningIn() {
        running("user-service");
        assertThat(send("POST", "/api/users/tokens", "{}", "Authorization", FORGED, "X-Forwarded-For", attackers)
                .statusCode()).isEqualTo(200);
    }

    private static String goodToken() {
        return TestTokens.customer(UUID.randomUUID());
    }

    private int from(String address, String path, String token) {
        return get(path, "Authorization", token, "X-Forwarded-For", address).statusCode();
    }
}
