package dev.pavedroad.devstack.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir
    private Path folder;

    @Test
    void makesAPasswordOnceAndKeepsIt() {
        var state = StateFolder.of(folder);

        var password = new Secrets(state).password("orders");

        assertThat(password).hasSizeGreaterThanOrEqualTo(24);
        assertThat(new Secrets(state).password("orders")).isEqualTo(password);
        assertThat(new Secrets(state).password("users")).isNotEqualTo(password);
    }

    @Test
    void letsNobodyButTheOwnerRead() throws IOException {
        var state = StateFolder.of(folder.resolve("state"));
        var secrets = new Secrets(state);
        secrets.password("orders");

        assertThat(permissions(secrets.file("orders"))).isEqualTo("rw-------");
        assertThat(permissions(state.secrets())).isEqualTo("rwx------");
        assertThat(permissions(state.path())).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
