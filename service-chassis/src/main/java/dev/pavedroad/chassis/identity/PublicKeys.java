package dev.pavedroad.chassis.identity;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import java.util.TreeMap;

/** The public keys of every issuer: a key belongs to one issuer, and several keys of one issuer may be good at once. */
public class PublicKeys {

    private static final String SUFFIX = ".jwks.json";

    private final Map<String, JWKSet> byIssuer;

    PublicKeys(Map<String, JWKSet> byIssuer) {
        this.byIssuer = Map.copyOf(byIssuer);
    }

    static PublicKeys in(String folder) {
        if (folder == null || folder.isBlank() || !Files.isDirectory(Path.of(folder))) {
            throw new MissingKeyException(
                    "PUBLIC_KEYS_DIR is '%s'; set it to the folder with the issuers' .jwks.json files."
                            .formatted(folder));
        }
        var keys = new TreeMap<String, JWKSet>();
        try (var files = Files.newDirectoryStream(Path.of(folder), "*" + SUFFIX)) {
            for (var file : files) {
                keys.put(file.getFileName().toString().replace(SUFFIX, ""), JWKSet.load(file.toFile()));
            }
        } catch (IOException | ParseException e) {
            throw new MissingKeyException(
                    "PUBLIC_KEYS_DIR is '%s', where a file cannot be read as a JWK set: %s".formatted(folder,
                            e.getMessage()));
        }
        return new PublicKeys(keys);
    }

    /** The keys of one issuer; empty when the issuer is not known. */
    public JWKSet of(String issuer) {
        return byIssuer.getOrDefault(issuer, new JWKSet()).toPublicJWKSet();
    }

    Iterable<String> issuers() {
        return byIssuer.keySet();
    }
}
