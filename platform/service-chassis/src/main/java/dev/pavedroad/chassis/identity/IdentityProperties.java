package dev.pavedroad.chassis.identity;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the keys are, each of them given in one of two ways, and whose tokens are users'.
 *
 * @param publicKeysDir  a folder with a JWK set for each issuer, {@code <issuer>.jwks.json}
 * @param publicKeys     the same as one JSON object: issuer to JWK set
 * @param signingKeyFile this service's own private key, for those that sign tokens
 * @param signingKey     the same as a value, a JWK
 * @param userIssuer     the service that signs users' tokens
 * @param userAudience   what users' tokens are for
 * @param maxTokenLifetime the longest time from a token's issue to its end; a token with more is refused
 */
@ConfigurationProperties("pavedroad.identity")
@Validated
record IdentityProperties(String publicKeysDir, String publicKeys, String signingKeyFile, String signingKey,
        String userIssuer, String userAudience,
        @NotNull(message = DURATION) @DurationMin(seconds = 60, message = DURATION) Duration maxTokenLifetime) {

    private static final String DURATION = "a duration from 60s on, such as 15m";

    PrivateKeySource ownKey() {
        return new PrivateKeySource("SIGNING_KEY", signingKey, signingKeyFile);
    }

    @Override
    public String toString() {
        return "keys of PUBLIC_KEYS_DIR '%s' and SIGNING_KEY_FILE '%s'".formatted(publicKeysDir, signingKeyFile);
    }
}
