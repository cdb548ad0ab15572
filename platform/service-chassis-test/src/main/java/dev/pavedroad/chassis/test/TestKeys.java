package dev.pavedroad.chassis.test;

import dev.pavedroad.keytool.KeyTool;
import dev.pavedroad.map.CommunicationMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The keys of all issuers, made once a JVM. */
class TestKeys {

    static final Path FOLDER = make();

    private TestKeys() {}

    static Path privateKeyOf(String issuer) {
        return FOLDER.resolve("private").resolve(issuer + ".jwk.json");
    }

    static Path publicKeys() {
        return FOLDER.resolve("public");
    }

    private static Path make() {
        try {
            var folder = Files.createTempDirectory("test-keys");
            new KeyTool(folder, CommunicationMap.fromClasspath()).makeMissing();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
