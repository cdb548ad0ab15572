package dev.pavedroad.chassis.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * What the last release of a service asks its database, as {@link StatementRecorder} wrote it down.
 *
 * @param migration its newest migration
 */
record LastRelease(String migration, List<String> statements) {

    static final String FILE = "statements-of-the-last-release.sql";

    private static final String HEADLINE = "-- What the last release asks its database, which had migration %s. "
            + "CONTRIBUTING.md says how to record it.";
    private static final Pattern INSERT = Pattern.compile("(?i)insert into (\\w+)(?: as \\w+)? \\(([^)]*)\\)");
    private static final Pattern MIGRATION = Pattern.compile("which had migration (\\d+)\\.");

    static LastRelease fromClasspath() {
        try {
            return parse(new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("no %s: record it, CONTRIBUTING.md says how".formatted(FILE), e);
        }
    }

    static LastRelease parse(String text) {
        var migration = MIGRATION.matcher(text);
        var statements = text.lines().filter(line -> !line.isBlank() && !line.startsWith("--"))
                .map(line -> line.endsWith(";") ? line.substring(0, line.length() - 1) : line).toList();
        if (!migration.find() || statements.isEmpty()) {
            throw new IllegalStateException("%s is not as it is recorded: record it anew".formatted(FILE));
        }
        return new LastRelease(migration.group(1), statements);
    }

    /** Whether one of its inserts leaves out a column that has no default and must not be null. */
    boolean leavesOut(String table, String column) {
        return statements.stream().map(sql -> INSERT.matcher(sql.replace("\"", ""))).filter(Matcher::find)
                .anyMatch(insert -> insert.group(1).equalsIgnoreCase(table)
                        && !List.of(insert.group(2).toLowerCase().split(", ?")).contains(column));
    }

    static void write(Path file, String migration, Collection<String> statements) throws IOException {
        var lines = statements.stream().map(sql -> sql + ";\n").toList();
        Files.writeString(file, HEADLINE.formatted(migration) + "\n" + String.join("", lines));
    }
}
