package dev.pavedroad.pave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code standalone.xml}, by which {@code ./pave} builds itself, beside the POM of this module. */
class StandaloneBuildTests {

    private static final Pattern VERSION = Pattern.compile("<([a-z-]+)\\.version>([^<]+)</");
    private static final Map<String, String> JARS =
            Map.of("picocli", "picocli", "snakeyaml", "snakeyaml", "eclipse-jdt",
                    "org.eclipse.jdt.core");

    @Test
    void hasTheVersionsOfTheOtherModules() throws IOException {
        var versions = VERSION.matcher(Files.readString(Path.of("standalone.xml"))).results()
                .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
        assertThat(versions).containsKeys("picocli", "snakeyaml", "eclipse-jdt");
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(":"))
                .map(it -> Path.of(it).getFileName().toString()).toList();
        JARS.forEach(
                (version, jar) -> assertThat(classPath).contains("%s-%s.jar".formatted(jar, versions.get(version))));
    }
}
