package dev.pavedroad.chassis.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys are, each of them given in one of two ways, and whose tokens are users'.
 *
 * @param publicKeysDir  a folder with a JWK set for each issuer, {@code <issuer>.jwks.json}
 * @param publicKeys     the same as one JSON object: issuer to JWK set
 * @param signingKeyFile this service's own private key, for those that sign tokens
 * @param signingKey     the same as a value, a JWK
 * @param userIssuer     the service that signs users' tokens
 * @param userAudience   what users' tokens are for
 */
@ConfigurationProperties("pavedroad.identity")
record IdentityProperties(String publicKeysDir, String publicKeys, String signingKeyFile, String signingKey,
        String userIssuer, String userAudience) {

    PrivateKeySource ownKey() {
        return new PrivateKeySource("SIGNING_KEY", signingKey, signingKeyFile);
    }

    @Override
    public String toString() {
        return "keys of PUBLIC_KEYS_DIR '%s' and SIGNING_KEY_FILE '%s'".formatted(publicKeysDir, signingKeyFile);
    }
}
