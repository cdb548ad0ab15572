package dev.pavedroad.chassis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.keytool.KeyTool;
import dev.pavedroad.map.CommunicationMap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** A deployment takes time: each step has to suit services that have it and services that do not yet. */
class RotatingAKeyTests {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeKeys() throws IOException {
        new KeyTool(folder, CommunicationMap.fromClasspath()).makeMissing();
    }

    @Test
    void refusesNoTokenAtAnyMoment() {
        var before = verifiers();
        var oldToken = sign();
        step("add");
        var withBoth = verifiers();
        assertAccepted(sign(), before, withBoth);
        step("switch");
        var newToken = sign();
        assertAccepted(oldToken, withBoth, verifiers());
        assertAccepted(newToken, withBoth, verifiers());
        assertThat(accepts(before, newToken)).as("why the public key has to go first").isFalse();
        step("retire");
        assertAccepted(newToken, withBoth, verifiers());
        assertThat(accepts(verifiers(), oldToken)).as("the old key is not good for ever").isFalse();
    }

    private void step(String name) {
        KeyTool.main(new String[]{folder.toString(), name, "user-service"});
    }

    private TokenReaders verifiers() {
        return new TokenReaders(PublicKeys.read(folder.resolve("public").toString(), ""),
                Clock.systemUTC(), "user-service", "pavedroad", Duration.ofMinutes(15));
    }

    private String sign() {
        var file = folder.resolve("private/user-service.jwk.json").toString();
        var now = Instant.now().getEpochSecond();
        return SigningKey.of(new PrivateKeySource("SIGNING_KEY", null, file).read()).sign(Map.of("iss", "user-service",
                "sub", UUID.randomUUID().toString(), "aud", List.of("pavedroad"), "iat", now, "exp", now + 60));
    }

    private static void assertAccepted(String token, TokenReaders... verifiers) {
        assertThat(verifiers).allMatch(verifier -> accepts(verifier, token));
    }

    private static boolean accepts(TokenReaders verifiers, String token) {
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Bearer " + token);
        try {
            return verifiers.ofUsers().resolve(request).authenticate(new BearerTokenAuthenticationToken(token))
                    .isAuthenticated();
        } catch (AuthenticationException _) {
            return false;
        }
    }
}
