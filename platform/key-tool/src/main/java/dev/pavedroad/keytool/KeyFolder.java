package dev.pavedroad.keytool;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/** The files below one folder; a file is there whole or not at all, and a private one for its owner alone. */
record KeyFolder(Path folder) {

    void create() throws IOException {
        createFolder(folder.resolve("private"), "rwx------");
        createFolder(folder.resolve("public"), "rwxr-xr-x");
    }

    /** The key that an owner signs with. */
    Path present(String owner) {
        return folder.resolve("private").resolve(owner + ".jwk.json");
    }

    /** The key that an owner will sign with. */
    Path next(String owner) {
        return folder.resolve("private").resolve(owner + ".next.jwk.json");
    }

    /** The key that an owner has signed with before. */
    Path previous(String owner) {
        return folder.resolve("private").resolve(owner + ".previous.jwk.json");
    }

    Path published(String owner) {
        return folder.resolve("public").resolve(owner + ".jwks.json");
    }

    void generate(Path file) throws IOException {
        try {
            var key = new ECKeyGenerator(Curve.P_256).algorithm(JWSAlgorithm.ES256).keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true).generate();
            write(file, key.toJSONString(), "rw-------");
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make " + file, e);
        }
    }

    void copy(Path from, Path to) throws IOException {
        write(to, Files.readString(from), "rw-------");
    }

    void replace(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    void publish(String owner, List<Path> keys) throws IOException {
        var parts = new ArrayList<JWK>();
        for (var key : keys) {
            parts.add(read(key).toPublicJWK());
        }
        write(published(owner), new JWKSet(parts).toString(true), "rw-r--r--");
    }

    ECKey read(Path file) throws IOException {
        try {
            return ECKey.parse(Files.readString(file));
        } catch (ParseException e) {
            throw new IOException("%s is not a JWK; restore it or move it away".formatted(file), e);
        }
    }

    JWKSet readPublished(String owner) throws IOException {
        try {
            return JWKSet.load(published(owner).toFile());
        } catch (ParseException e) {
            throw new IOException("%s is not a JWK set; restore it or move it away".formatted(published(owner)), e);
        }
    }

    private static void createFolder(Path folder, String permissions) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    private static void write(Path file, String text, String permissions) throws IOException {
        var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
        var draft = Files.createTempFile(file.getParent(), ".", ".tmp", rights);
        Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
