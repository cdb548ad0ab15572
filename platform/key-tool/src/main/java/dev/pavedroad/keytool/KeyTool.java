package dev.pavedroad.keytool;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.CommunicationMap.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Generates missing keys. Replaces a key only when asked to, in steps that keep all valid tokens accepted.
 *
 * <p>Below the target folder: {@code private/<issuer>.jwk.json} for its owner alone, {@code public/<issuer>.jwks.json}
 * for everyone, and {@code private/vapid.jwk.json} for web push (RFC 8292).
 */
public class KeyTool {

    private static final String USER_TOKENS = "user-service";
    private static final String VAPID = "vapid";

    private final KeyFolder folder;
    private final CommunicationMap map;

    public KeyTool(Path folder, CommunicationMap map) {
        this.folder = new KeyFolder(folder);
        this.map = map;
    }

    public static void main(String[] arguments) {
        var status = new KeyCommand(System.out, System.err).run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** A line for each service that has a database: {@code <service> <database>}. */
    List<String> databases() {
        return map.services().entrySet().stream().filter(it -> it.getValue().database() != null)
                .map(it -> it.getKey() + " " + it.getValue().database()).toList();
    }

    /** Whether any of the keys is there. */
    public boolean anyKey() {
        return owners().stream().anyMatch(owner -> Files.exists(folder.present(owner)));
    }

    /** Generates missing private keys and returns their owners' names; writes a missing public key from the private one. */
    public Set<String> makeMissing() throws IOException {
        folder.create();
        var made = new TreeSet<String>();
        for (var owner : owners()) {
            if (!Files.exists(folder.present(owner))) {
                folder.generate(folder.present(owner));
                made.add(owner);
            }
            if (!owner.equals(VAPID) && !Files.exists(folder.published(owner))) {
                folder.publish(owner, List.of(folder.present(owner)));
            }
        }
        return made;
    }

    /** The steps by which this issuer gets another key. */
    KeyRotation rotationOf(String issuer) {
        return new KeyRotation(folder, issuer);
    }

    /** Those whose keys can be replaced: a browser's subscription is bound to the VAPID key for good. */
    Set<String> issuers() {
        var issuers = owners();
        issuers.remove(VAPID);
        return issuers;
    }

    /** All public keys as one JSON object, issuer to JWK set. */
    String publicKeys() throws IOException {
        var all = new TreeMap<String, Object>();
        for (var issuer : issuers()) {
            all.put(issuer, folder.readPublished(issuer).toJSONObject());
        }
        return JSONObjectUtils.toJSONString(all);
    }

    // user-service signs users' tokens; the others are those that call /internal of somebody.
    private TreeSet<String> owners() {
        var owners = new TreeSet<>(Set.of(USER_TOKENS, VAPID));
        map.calls().stream().map(Call::from).filter(caller -> !map.services().get(caller).isPublic())
                .forEach(owners::add);
        return owners;
    }
}
