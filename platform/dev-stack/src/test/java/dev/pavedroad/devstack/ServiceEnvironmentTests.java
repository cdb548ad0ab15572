package dev.pavedroad.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.devstack.jvm.JvmStart;
import dev.pavedroad.devstack.process.InstanceName;
import dev.pavedroad.devstack.process.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceEnvironmentTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\|");

    @Test
    void takesNoSettingOfTheReferenceFromTheShellButHowToObserveIt() throws IOException {
        var reference = Files.readString(Path.of("../../docs/reference/configuration.md"));
        var settings = ROW.matcher(reference).results().map(it -> it.group(1)).toList();
        assertThat(settings).contains("DATABASE_URL", "RATE_LIMIT_BURST", "PUSH_SUBJECT", "SIGNING_KEY", "SECRETS_DIR")
                .filteredOn(ServiceEnvironment::inherits)
                .containsExactlyInAnyOrder("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_TRACES_SAMPLER_ARG", "LOG_FORMAT");
    }

    // Spring Boot would read each of these as a setting under another name.
    @ParameterizedTest
    @ValueSource(strings = {"SPRING_DATASOURCE_URL", "PAVEDROAD_DRAINTIME", "SERVER_SERVLET_CONTEXTPATH", "DEBUG",
        "LOGGING_LEVEL_ROOT", "path", "PATHS", "LANG2"})
    void takesNothingElseThatCouldBeOne(String variable) {
        assertThat(ServiceEnvironment.inherits(variable)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_TOOL_OPTIONS"})
    void leavesWhatAJvmNeeds(String variable) {
        assertThat(ServiceEnvironment.inherits(variable)).isTrue();
    }

    @Test
    void isAllThatAServiceHas(@TempDir Path folder) throws IOException {
        var log = folder.resolve("log");
        var options = StackOptions.builder(folder).jvmStart(JvmStart.PLAIN)
                .launchedBy("env", "sh", "-c", "env", "sh").build();
        var service = new JavaService(new InstanceName("order-service", 1), folder.resolve("no.jar"),
                "http://localhost:1", Map.of("MARKER", "set by the stack"), options);
        service.launch(log, new PidFile("order-service", folder.resolve("pid"))).process().onExit().join();
        assertThat(Files.readAllLines(log)).contains("MARKER=set by the stack").extracting(
                line -> line.replaceFirst("=.*", ""))
                .allMatch(it -> ServiceEnvironment.inherits(it) || List.of("MARKER", "MALLOC_ARENA_MAX", "PWD",
                        "OLDPWD", "SHLVL", "_").contains(it));
    }
}
