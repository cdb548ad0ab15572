package dev.pavedroad.systemtests.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.pave.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compose's own reading of what ./pave generates for a map of twenty services. */
@InContainers
class TwentyServicesTests {

    private static final Path ROOT = Path.of("../..");
    private static final List<String> READ =
            List.of("communication-map.yml", "docker-compose.yml", "docker/subnets.yml",
                    "docker/observability/compose.yml", "docker/observability/prometheus.yml", "pom.xml", "README.md",
                    "docs/reference/services.md", "docs/reference/configuration.md", "catalog-info.yaml",
                    "tests/system-tests/pom.xml");

    @TempDir
    private Path folder;

    @Test
    void areAConfigurationThatComposeTakes() throws IOException {
        for (var file : READ) {
            copy(ROOT.resolve(file));
        }
        try (var modules = Files.list(ROOT)) {
            for (var pom : modules.map(it -> it.resolve("pom.xml")).filter(Files::exists).toList()) {
                copy(pom);
            }
        }
        var map = folder.resolve("communication-map.yml");
        var services = IntStream.rangeClosed(5, 19)
                .mapToObj("  extra%1$d-service: { port: 40%1$02d, database: extras_%1$d }\n"::formatted)
                .collect(Collectors.joining());
        var calls = IntStream.rangeClosed(5, 19)
                .mapToObj("  - { from: order-service, to: extra%d-service, why: Test }\n"::formatted)
                .collect(Collectors.joining());
        Files.writeString(map, Files.readString(map).replace("\n\ncalls:\n", "\n" + services + "\ncalls:\n" + calls));
        var output = new StringWriter();
        assertThat(
                Main.run(new PrintWriter(output), new PrintWriter(output, true), "generate", "-C", folder.toString()))
                .as(output.toString()).isZero();
        var configuration = Docker.run("compose", "--file", folder.resolve("docker-compose.yml").toString(), "--file",
                folder.resolve("docker/observability/compose.yml").toString(), "config", "--networks");
        assertThat(configuration.lines()).hasSizeGreaterThan(90).contains("order-service-to-extra19-service",
                "prometheus-to-extra5-service",
                "extra12-service-to-postgres");
    }

    private void copy(Path file) throws IOException {
        var target = folder.resolve(ROOT.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
    }
}
