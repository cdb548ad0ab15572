package dev.pavedroad.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;

class ConfigurationReferenceTests {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\|(.*)$");
    private static final Pattern PROPERTY_ROW =
            Pattern.compile("(?m)^\\| `(pavedroad\\.[a-z.-]+)` \\| `([^`]+)` \\|");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)(?::([^${}]+)})?");
    private static final Pattern ASKED_FOR =
            Pattern.compile("(?:(?:getProperty|port)\\(|String VARIABLE = )\"([A-Z][A-Z0-9_]+)\"");
    private static final Pattern OF_RUN = Pattern.compile("(?m)^ {2}([A-Z][A-Z0-9_]+) {2,}");

    private static final Pattern TRIED = Pattern.compile("([A-Z][A-Z0-9_]+)=");

    // Variables in its code are those of the files that it writes.
    private static final Path WRITES_OTHER_FILES = Path.of("platform/pave");

    // A wrong one is refused by what it is for, the database: MigrationDataSourceTests; or, a port, by its number alone.
    private static final Set<String> OF_THE_PLATFORM =
            Set.of("DATABASE_URL", "DATABASE_USERNAME", "DATABASE_PASSWORD", "SERVER_PORT");

    // Spring Boot maps these by their names.
    private static final Set<String> OF_SPRING = Set.of("SERVER_PORT", "SPRING_PROFILES_ACTIVE");

    @Test
    void listsEverySettingAndNoOther() throws IOException {
        var settings = new TreeSet<>(OF_SPRING);
        for (var file : sources()) {
            settings.addAll(found(PLACEHOLDER, file));
            settings.addAll(found(ASKED_FOR, file));
        }
        settings.addAll(found(OF_RUN, ROOT.resolve("run")));
        assertThat(found(ROW, reference())).containsExactlyInAnyOrderElementsOf(settings);
    }

    @Test
    void saysWhatTheDefaultIs() throws IOException {
        var rows = Files.readString(reference());
        for (var file : sources()) {
            PLACEHOLDER.matcher(Files.readString(file)).results().filter(it -> it.group(2) != null)
                    .forEach(it -> assertThat(rows).containsPattern(
                            "(?m)^\\| `%s` \\|[^|]*`%s`".formatted(it.group(1), Pattern.quote(it.group(2)))));
        }
    }

    @Test
    void listsEveryPropertyThatHasNoVariable() throws IOException {
        var properties = new TreeMap<String, String>();
        for (var file : sources()) {
            if (file.toString().endsWith(".yml")) {
                properties.putAll(ownProperties(file));
            }
        }
        var rows = PROPERTY_ROW.matcher(Files.readString(reference())).results()
                .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
        assertThat(rows).containsExactlyInAnyOrderEntriesOf(properties);
    }

    private static Map<String, String> ownProperties(Path file) throws IOException {
        var properties = new TreeMap<String, String>();
        for (var source : new YamlPropertySourceLoader().load("settings", new FileSystemResource(file))) {
            for (var name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                var value = String.valueOf(source.getProperty(name));
                if (name.startsWith("pavedroad.") && !value.contains("${")) {
                    properties.put(name, value);
                }
            }
        }
        return properties;
    }

    @Test
    void areEachTriedWithAWrongValue() throws IOException {
        var tried = new TreeSet<>(OF_THE_PLATFORM);
        tried.addAll(found(OF_RUN, ROOT.resolve("run")));
        for (var file : sources("src/test")) {
            if (file.toString().matches(".*(Settings|Properties)Tests.java")) {
                tried.addAll(found(TRIED, file));
            }
        }
        assertThat(tried).containsAll(found(ROW, reference()));
    }

    private static Path reference() {
        return ROOT.resolve("docs/reference/configuration.md");
    }

    private static List<Path> sources() throws IOException {
        return sources("src/main");
    }

    private static List<Path> sources(String folder) throws IOException {
        try (var ours = Files.list(ROOT); var platform = Files.list(ROOT.resolve("platform"))) {
            return Stream.concat(ours, platform).filter(module -> !module.endsWith(WRITES_OTHER_FILES))
                    .map(module -> module.resolve(folder)).filter(Files::isDirectory)
                    .flatMap(ConfigurationReferenceTests::files).toList();
        }
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|yml)")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern, Path file) throws IOException {
        var names = new TreeSet<String>();
        pattern.matcher(Files.readString(file)).results().forEach(it -> names.add(it.group(1)));
        return names;
    }
}
