package dev.pavedroad.chassis.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys are.
 *
 * @param publicKeysDir  a folder with a JWK set for each issuer, {@code <issuer>.jwks.json}
 * @param signingKeyFile this service's own private key, for those that sign tokens
 */
@ConfigurationProperties("pavedroad.identity")
record IdentityProperties(String publicKeysDir, String signingKeyFile) {}
