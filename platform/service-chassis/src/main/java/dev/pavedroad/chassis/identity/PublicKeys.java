package dev.pavedroad.chassis.identity;

import static dev.pavedroad.chassis.identity.PrivateKeySource.isGiven;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.pavedroad.chassis.environment.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import java.util.TreeMap;

/** The public keys of every issuer: a key belongs to one issuer, and several keys of one issuer may be good at once. */
public class PublicKeys {

    private static final String SUFFIX = ".jwks.json";

    private final Map<String, JWKSet> byIssuer;

    private PublicKeys(Map<String, JWKSet> byIssuer) {
        this.byIssuer = Map.copyOf(byIssuer);
    }

    /** From a folder of JWK sets, or from one JSON object from issuer to JWK set, whichever is given. */
    static PublicKeys read(String folder, String json) {
        if (isGiven(folder) && isGiven(json)) {
            throw new InvalidSettingException("PUBLIC_KEYS and PUBLIC_KEYS_DIR are both set; set one of them.");
        }
        return new PublicKeys(isGiven(json) ? parse(json) : load(folder));
    }

    /** The keys of one issuer; empty when the issuer is not known. */
    public JWKSet of(String issuer) {
        return byIssuer.getOrDefault(issuer, new JWKSet()).toPublicJWKSet();
    }

    Iterable<String> issuers() {
        return byIssuer.keySet();
    }

    private static Map<String, JWKSet> parse(String json) {
        var keys = new TreeMap<String, JWKSet>();
        try {
            for (var issuer : JSONObjectUtils.parse(json).entrySet()) {
                keys.put(issuer.getKey(), JWKSet.parse(JSONObjectUtils.toJSONString(asObject(issuer.getValue()))));
            }
        } catch (ParseException | RuntimeException _) {
            keys.clear();
        }
        if (keys.isEmpty()) {
            throw new InvalidSettingException("PUBLIC_KEYS is set, but cannot be read; set it to a JSON object such as "
                    + "{\"<issuer>\": {\"keys\": [...]}}, from issuer to JWK set.");
        }
        return keys;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, JWKSet> load(String folder) {
        var keys = new TreeMap<String, JWKSet>();
        if (isGiven(folder)) {
            try (var files = Files.newDirectoryStream(Path.of(folder), "*" + SUFFIX)) {
                files.forEach(file -> keys.put(file.getFileName().toString().replace(SUFFIX, ""), load(folder, file)));
            } catch (IOException | InvalidPathException _) {
                keys.clear();
            }
        }
        if (keys.isEmpty()) {
            throw new InvalidSettingException(
                    ("PUBLIC_KEYS_DIR is '%s'; set it to the folder with the issuers' .jwks.json "
                            + "files, or PUBLIC_KEYS to one JSON object with all of them.")
                            .formatted(folder == null ? "" : folder));
        }
        return keys;
    }

    private static JWKSet load(String folder, Path file) {
        try {
            return JWKSet.load(file.toFile());
        } catch (IOException | ParseException | RuntimeException _) {
            throw new InvalidSettingException(
                    "PUBLIC_KEYS_DIR is '%s', where %s is not a JWK set; make it with the key tool."
                            .formatted(folder, file.getFileName()));
        }
    }
}
