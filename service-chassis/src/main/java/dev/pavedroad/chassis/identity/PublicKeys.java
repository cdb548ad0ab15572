package dev.pavedroad.chassis.identity;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.Map;

/** The public keys of every issuer: a key belongs to one issuer, and several keys of one issuer may be good at once. */
public class PublicKeys {

    private final Map<String, JWKSet> byIssuer;

    PublicKeys(Map<String, JWKSet> byIssuer) {
        this.byIssuer = Map.copyOf(byIssuer);
    }

    /** The keys of one issuer; empty when the issuer is not known. */
    public JWKSet of(String issuer) {
        return byIssuer.getOrDefault(issuer, new JWKSet()).toPublicJWKSet();
    }

    Iterable<String> issuers() {
        return byIssuer.keySet();
    }
}
