package dev.pavedroad.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MapSchemaTests {

    @Test
    void isWhatTheReaderChecks() throws IOException {
        var made = Files.writeString(Path.of("target", "communication-map.schema.json"), MapSchema.json());
        assertThat(Path.of("../..", "communication-map.schema.json"))
                .as("it is made from the rules of the reader: copy %s over it", made.toAbsolutePath())
                .hasSameTextualContentAs(made);
    }

    @Test
    void isNamedByTheMapSoThatEditorsFindIt() throws IOException {
        assertThat(Files.readAllLines(Path.of("../..", "communication-map.yml")))
                .contains("# yaml-language-server: $schema=communication-map.schema.json");
    }
}
