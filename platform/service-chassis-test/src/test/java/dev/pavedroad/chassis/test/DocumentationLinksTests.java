package dev.pavedroad.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentationLinksTests {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern LINK = Pattern.compile("]\\((?![a-z]+:)([^)#\\s]+)[^)]*\\)");

    @Test
    void leadToFilesThatAreThere() {
        assertThat(pages(ROOT)).hasSizeGreaterThan(30).flatMap(DocumentationLinksTests::dead).isEmpty();
    }

    private static List<Path> pages(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.filter(it -> !it.getFileName().toString().matches("\\..+|target"))
                    .flatMap(it -> Files.isDirectory(it) ? pages(it).stream() : Stream.of(it))
                    .filter(it -> it.toString().endsWith(".md")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> dead(Path page) {
        try {
            return LINK.matcher(Files.readString(page)).results().map(MatchResult::group)
                    .filter(it -> !Files.exists(page.resolveSibling(target(it)))).map(it -> page + ": " + it).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(String link) {
        return LINK.matcher(link).replaceFirst("$1");
    }
}
