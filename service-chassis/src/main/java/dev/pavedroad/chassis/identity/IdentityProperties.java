package dev.pavedroad.chassis.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys are; each is given in one of two ways.
 *
 * @param publicKeysDir  a folder with a JWK set for each issuer, {@code <issuer>.jwks.json}
 * @param publicKeys     the same as one JSON object: issuer to JWK set
 * @param signingKeyFile this service's own private key, for those that sign tokens
 * @param signingKey     the same as a value, a JWK
 */
@ConfigurationProperties("pavedroad.identity")
record IdentityProperties(String publicKeysDir, String publicKeys, String signingKeyFile, String signingKey) {

    GivenKey ownKey() {
        return new GivenKey("SIGNING_KEY", signingKey, signingKeyFile);
    }

    @Override
    public String toString() {
        return "keys of PUBLIC_KEYS_DIR '%s' and SIGNING_KEY_FILE '%s'".formatted(publicKeysDir, signingKeyFile);
    }
}
