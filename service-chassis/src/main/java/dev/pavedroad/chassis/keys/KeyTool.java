package dev.pavedroad.chassis.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.pavedroad.chassis.map.CommunicationMap;
import dev.pavedroad.chassis.map.CommunicationMap.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes every key that the system needs, and never replaces one that is there.
 *
 * <p>Below the target folder: {@code private/<issuer>.jwk.json} for its owner alone, {@code public/<issuer>.jwks.json}
 * for everyone, and {@code private/vapid.jwk.json} for web push (RFC 8292).
 */
public class KeyTool {

    private static final String USER_TOKENS = "user-service";
    private static final String VAPID = "vapid";

    private final Path folder;
    private final CommunicationMap map;

    public KeyTool(Path folder, CommunicationMap map) {
        this.folder = folder;
        this.map = map;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: KeyTool <folder>   makes the keys that are missing below the folder");
            System.exit(2);
        }
        var made = new KeyTool(Path.of(arguments[0]), CommunicationMap.fromClasspath()).makeMissing();
        System.out.println(made.isEmpty() ? "all keys are there" : "made keys for " + String.join(", ", made));
    }

    /** Whether any of the keys is there. */
    public boolean anyKey() {
        return owners().stream().anyMatch(owner -> Files.exists(privateFile(owner)));
    }

    /** Makes the keys that are missing and returns their owners; a public part is made again from its private key. */
    public Set<String> makeMissing() throws IOException {
        createFolder(folder.resolve("private"), "rwx------");
        createFolder(folder.resolve("public"), "rwxr-xr-x");
        var made = new TreeSet<String>();
        for (var owner : owners()) {
            if (!Files.exists(privateFile(owner))) {
                write(privateFile(owner), generate(owner).toJSONString(), "rw-------");
                made.add(owner);
            }
            publish(owner);
        }
        return made;
    }

    // user-service signs users' tokens; the others are those that call /internal of somebody.
    private Set<String> owners() {
        var owners = new TreeSet<>(Set.of(USER_TOKENS, VAPID));
        map.calls().stream().map(Call::from).filter(caller -> !map.services().get(caller).publicDoor())
                .forEach(owners::add);
        return owners;
    }

    private void publish(String owner) throws IOException {
        var file = folder.resolve("public").resolve(owner + ".jwks.json");
        if (owner.equals(VAPID) || Files.exists(file)) {
            return;
        }
        try {
            var key = ECKey.parse(Files.readString(privateFile(owner)));
            write(file, new JWKSet(key.toPublicJWK()).toString(true), "rw-r--r--");
        } catch (ParseException e) {
            throw new IOException("%s is not a JWK; restore it or move it away".formatted(privateFile(owner)), e);
        }
    }

    private Path privateFile(String owner) {
        return folder.resolve("private").resolve(owner + ".jwk.json");
    }

    private static ECKey generate(String owner) {
        try {
            return new ECKeyGenerator(Curve.P_256).algorithm(JWSAlgorithm.ES256).keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a key for " + owner, e);
        }
    }

    private static void createFolder(Path folder, String permissions) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    // Written beside and moved, so that a key is there whole or not at all.
    private static void write(Path file, String text, String permissions) throws IOException {
        var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
        var draft = Files.createTempFile(file.getParent(), ".", ".tmp", rights);
        Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
