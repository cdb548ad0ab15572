package dev.pavedroad.chassis.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class TaskDataTests {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final TaskData data = new TaskData();

    @Test
    void isJson() {
        var stored = data.serialize(TRACE);
        assertThat(new String(stored, StandardCharsets.UTF_8)).isEqualTo("\"" + TRACE + "\"");
        assertThat(data.deserialize(String.class, stored)).isEqualTo(TRACE);
        assertThat(data.serialize(null)).isNull();
        assertThat(data.deserialize(String.class, null)).isNull();
    }

    @Test
    void isReadAsEarlierVersionsHaveStoredIt() {
        for (var text : new String[]{TRACE, "", "Zo\u00eb"}) {
            var stored = Serializer.DEFAULT_JAVA_SERIALIZER.serialize(text);
            assertThat(data.deserialize(String.class, stored)).isEqualTo(text);
        }
    }

    @Test
    void choosesNoClass() {
        var stored = Serializer.DEFAULT_JAVA_SERIALIZER.serialize(new ArrayList<String>());
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> data.deserialize(Object.class, stored));
    }
}
