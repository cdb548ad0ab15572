package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.gateway.GatewayUnderTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

class SignInLimitTests {

    abstract static class Limits extends GatewayUnderTest {

        @BeforeEach
        void startService() {
            running("user-service");
        }

        int signIn(String path, String address) {
            return send("POST", path, "{}", "X-Forwarded-For", address).statusCode();
        }
    }

    @Nested
    @TestPropertySource(properties = {"RATE_LIMIT_PER_SECOND=100000", "RATE_LIMIT_BURST=100000",
        "SIGN_IN_LIMIT_PER_SECOND=1", "SIGN_IN_LIMIT_BURST=5", "TRUSTED_PROXY_HOPS=1"})
    class OfAnAddress extends Limits {

        @Test
        void isSharedBySignUpAndSignInAndTouchesNothingElse() {
            untilRefused("6.6.6.6", "/api/users", "/api/users/tokens");
            assertThat(signIn("/api/users/tokens/refresh", "6.6.6.6")).isEqualTo(200);
            assertThat(signIn("/api/users/tokens/revocation", "6.6.6.6")).isEqualTo(200);
            assertThat(get("/api/users/me", "X-Forwarded-For", "6.6.6.6").statusCode()).isEqualTo(200);
            assertThat(signIn("/api/users/tokens", "7.7.7.7")).as("another address").isEqualTo(200);
        }

        @Test
        void isNotPassedByAnEncodedLetterOrAToken() {
            untilRefused("6.6.6.8", "/api/users/token%73", "/api/%75sers/tokens");
            for (var i = 0; i < 50; i++) {
                var response = send("POST", "/api/users", "{}", "X-Forwarded-For", "6.6.6.9", "Authorization",
                        TestTokens.customer(UUID.randomUUID()));
                if (response.statusCode() == 429) {
                    assertProblem(response, 429, "too-many-requests");
                    return;
                }
            }
            throw new AssertionError("never refused");
        }

        private void untilRefused(String address, String... paths) {
            for (var i = 0; i < 50; i++) {
                var status = signIn(paths[i % paths.length], address);
                if (status == 429) {
                    assertThat(i).isGreaterThanOrEqualTo(5);
                    return;
                }
                // An encoded letter in the part of the path that is routed leads nowhere.
                assertThat(status).isIn(200, 404);
            }
            throw new AssertionError("never refused");
        }
    }

    @Nested
    @TestPropertySource(properties = {"RATE_LIMIT_PER_SECOND=100000", "SIGN_IN_LIMIT_PER_SECOND=0",
        "SIGN_IN_LIMIT_BURST=1"})
    class TurnedOff extends Limits {

        @Test
        void refusesNobody() {
            for (var i = 0; i < 10; i++) {
                assertThat(signIn("/api/users/tokens", "6.6.6.6")).isEqualTo(200);
            }
        }
    }

    @Nested
    @TestPropertySource(properties = {"RATE_LIMIT_PER_SECOND=0", "SIGN_IN_LIMIT_BURST=1"})
    class TurnedOffWithAllOthers extends Limits {

        @Test
        void refusesNobody() {
            for (var i = 0; i < 10; i++) {
                assertThat(signIn("/api/users/tokens", "6.6.6.6")).isEqualTo(200);
            }
        }
    }
}
