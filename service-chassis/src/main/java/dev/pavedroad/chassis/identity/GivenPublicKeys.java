package dev.pavedroad.chassis.identity;

import static dev.pavedroad.chassis.identity.GivenKey.isGiven;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import java.util.TreeMap;

/** The public keys as the environment gives them: a folder of JWK sets, or one JSON object from issuer to JWK set. */
record GivenPublicKeys(String folder, String json) {

    private static final String SUFFIX = ".jwks.json";

    PublicKeys read() {
        if (isGiven(folder) && isGiven(json)) {
            throw new MissingKeyException("PUBLIC_KEYS and PUBLIC_KEYS_DIR are both set; set one of them.");
        }
        return new PublicKeys(isGiven(json) ? parse() : load());
    }

    private Map<String, JWKSet> parse() {
        var keys = new TreeMap<String, JWKSet>();
        try {
            for (var issuer : JSONObjectUtils.parse(json).entrySet()) {
                keys.put(issuer.getKey(), JWKSet.parse(JSONObjectUtils.toJSONString(asObject(issuer.getValue()))));
            }
        } catch (ParseException | RuntimeException _) {
            keys.clear();
        }
        if (keys.isEmpty()) {
            throw new MissingKeyException("PUBLIC_KEYS is set, but cannot be read; set it to a JSON object such as "
                    + "{\"user-service\": {\"keys\": [...]}}, from issuer to JWK set.");
        }
        return keys;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
    }

    private Map<String, JWKSet> load() {
        var keys = new TreeMap<String, JWKSet>();
        if (isGiven(folder)) {
            try (var files = Files.newDirectoryStream(Path.of(folder), "*" + SUFFIX)) {
                files.forEach(file -> keys.put(file.getFileName().toString().replace(SUFFIX, ""), load(file)));
            } catch (IOException | InvalidPathException _) {
                keys.clear();
            }
        }
        if (keys.isEmpty()) {
            throw new MissingKeyException(("PUBLIC_KEYS_DIR is '%s'; set it to the folder with the issuers' .jwks.json "
                    + "files, or PUBLIC_KEYS to one JSON object with all of them.")
                    .formatted(folder == null ? "" : folder));
        }
        return keys;
    }

    private JWKSet load(Path file) {
        try {
            return JWKSet.load(file.toFile());
        } catch (IOException | ParseException | RuntimeException _) {
            throw new MissingKeyException(
                    "PUBLIC_KEYS_DIR is '%s', where %s is not a JWK set; make it with the key tool."
                            .formatted(folder, file.getFileName()));
        }
    }
}
