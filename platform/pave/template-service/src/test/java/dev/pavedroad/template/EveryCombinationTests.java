package dev.pavedroad.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.pave.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./pave new-service} makes of this module compiles and has no name of it left, whatever it is asked for. */
class EveryCombinationTests {

    private static final Path ROOT = Path.of("../../..");
    private static final List<String> READ =
            List.of("communication-map.yml", "docker-compose.yml", "docker/subnets.yml",
                    "docker/observability/compose.yml", "docker/observability/prometheus.yml", "pom.xml", "README.md",
                    "docs/reference/services.md", "docs/reference/configuration.md", "catalog-info.yaml",
                    "tests/system-tests/pom.xml", ".mvn/formatter.xml");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"zebra --no-route", "zebra", "zebra-crossing --no-route --database", "zebra-crossing --database",
                "cherry --no-route --calls notification-service,product-service", "fox --calls product-service",
                "fox --no-route --database stock --calls notification-service",
                "a-name-of-eighteen --database --calls order-service",
                "zebra --called-by order-service,product-service",
                "zebra-crossing --database --called-by order-service --calls product-service"})
    void compiles(String arguments) throws IOException {
        for (var file : READ) {
            copy(file);
        }
        try (var modules = Files.list(ROOT)) {
            for (var pom : modules.map(it -> it.resolve("pom.xml")).filter(Files::exists).toList()) {
                copy(ROOT.relativize(pom).toString());
            }
        }
        try (var template = Files.walk(Path.of("."))) {
            for (var file : template.filter(Files::isRegularFile).filter(it -> !it.startsWith("./target")).toList()) {
                copy(ROOT.relativize(Path.of("../../../platform/pave/template-service").resolve(file)).normalize()
                        .toString());
            }
        }
        var before = javaFiles();
        var output = new StringWriter();
        var all = new ArrayList<>(List.of("new-service"));
        all.addAll(List.of(arguments.split(" ")));
        Stream.of("order-service", "product-service", "notification-service")
                .forEach(it -> all.addAll(List.of("--why", it + "=Test")));
        if (arguments.contains("--calls order-service")) {
            all.addAll(List.of("--allow", "order-service=POST /internal/orders/*/items/*"));
        }
        all.addAll(List.of("--force", "-C", folder.toString()));
        assertThat(Main.run(new PrintWriter(output), new PrintWriter(output, true), all.toArray(String[]::new)))
                .as(output.toString()).isZero();
        var made = javaFiles();
        made.removeAll(before);
        assertThat(compilerSays(made)).isEmpty();
        for (var file : made) {
            assertThat(Files.readString(file).lines()).as(file.toString())
                    .noneMatch(it -> it.matches(".*([Ss]ample|[Cc]allee[^\"]|// (if|end|each)).*")
                            && !it.contains("String CALLEE"));
        }
    }

    private void copy(String file) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.copy(ROOT.resolve(file), folder.resolve(file));
    }

    private List<Path> javaFiles() throws IOException {
        try (var files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(it -> it.toString().endsWith(".java")).toList());
        }
    }

    private String compilerSays(List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var output = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            compiler.getTask(output, manager, null, List.of("-proc:none", "-parameters", "-d",
                    Files.createDirectories(folder.resolve("classes")).toString(), "-classpath",
                    System.getProperty("java.class.path")), null,
                    manager.getJavaFileObjectsFromPaths(files)).call();
        }
        return output.toString();
    }
}
