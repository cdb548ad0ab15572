package dev.pavedroad.devstack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that a process's output is appended to. */
public record LogFile(Path path) {

    private static final int BYTES = 16_000;
    private static final int LINES = 40;

    public void clear() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its last lines, as a paragraph to append to an error message. */
    public String end() {
        var lines = lastLines();
        return lines.isEmpty()
                ? "Its log, %s, is empty.".formatted(path)
                : "The end of its log, %s:\n    %s".formatted(path, String.join("\n    ", lines));
    }

    private List<String> lastLines() {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            var bytes = new byte[BYTES];
            var length = Math.max(0, file.read(bytes));
            var lines = new String(bytes, 0, length, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException _) {
            return List.of();
        }
    }
}
