package dev.pavedroad.systemtests.compose;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the docker command, in the root of the repository. */
final class Docker {

    private static final int MAX_MINUTES = 6;

    private Docker() {}

    /** What a command left behind. */
    record Outcome(int exitCode, String output, String messages) {}

    /** @throws IllegalStateException with what the command said, when it fails */
    static String run(String... arguments) {
        return run(Map.of(), List.of(arguments));
    }

    static String run(Map<String, String> environment, List<String> arguments) {
        var outcome = attempt(environment, arguments);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException("docker %s: %s%s"
                    .formatted(String.join(" ", arguments), outcome.output(), outcome.messages()));
        }
        return outcome.output();
    }

    static Outcome attempt(Map<String, String> environment, List<String> arguments) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        try {
            var output = Files.createTempFile("docker", ".out");
            var messages = Files.createTempFile("docker", ".err");
            var builder = new ProcessBuilder(command).directory(new File("../..")).redirectOutput(output.toFile())
                    .redirectError(messages.toFile()).redirectInput(new File("/dev/null"));
            builder.environment().putAll(environment);
            return new Outcome(await(builder.start()), take(output), take(messages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int await(Process process) {
        try {
            if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("no end after %d minutes: %s".formatted(MAX_MINUTES, process.info()));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String take(Path file) throws IOException {
        var text = Files.readString(file);
        Files.delete(file);
        return text;
    }
}
