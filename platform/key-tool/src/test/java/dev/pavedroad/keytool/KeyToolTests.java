package dev.pavedroad.keytool;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import dev.pavedroad.map.CommunicationMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyToolTests {

    @TempDir
    private Path folder;

    @Test
    void makesAKeyForEachThatSignsAndNoneForTheGateway() throws IOException {
        assertThat(tool().anyKey()).isFalse();
        assertThat(tool().makeMissing()).containsExactly("order-service", "user-service", "vapid");
        assertThat(tool().anyKey()).isTrue();
    }

    @Test
    void neverReplacesAKey() throws IOException {
        tool().makeMissing();
        var before = contents();
        assertThat(tool().makeMissing()).isEmpty();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void makesOnlyTheKeyThatIsMissing() throws IOException {
        tool().makeMissing();
        Files.delete(folder.resolve("private/order-service.jwk.json"));
        Files.delete(folder.resolve("public/order-service.jwks.json"));
        assertThat(tool().makeMissing()).containsExactly("order-service");
    }

    @Test
    void showsPrivateKeysToTheirOwnerAloneAndPublishesNoPrivatePart() throws Exception {
        tool().makeMissing();
        for (var file : contents().keySet()) {
            var rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
            assertThat(rights).as(file).isEqualTo(file.startsWith("private") ? "rw-------" : "rw-r--r--");
        }
        var published = JWKSet.load(folder.resolve("public/user-service.jwks.json").toFile());
        assertThat(published.getKeys()).singleElement().satisfies(key -> assertThat(key.isPrivate()).isFalse());
    }

    private KeyTool tool() {
        return new KeyTool(folder, CommunicationMap.fromClasspath());
    }

    private TreeMap<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
