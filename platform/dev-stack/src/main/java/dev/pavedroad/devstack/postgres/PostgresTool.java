package dev.pavedroad.devstack.postgres;

import dev.pavedroad.devstack.process.LogFile;
import dev.pavedroad.devstack.state.StackException;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one of PostgreSQL's own programs to its end. */
final class PostgresTool {

    private final Path programs;

    PostgresTool(Path programs) {
        this.programs = programs;
    }

    /** @throws StackException with the end of the log, when it does not succeed */
    void run(Path log, String program, List<String> arguments) {
        if (!succeeds(log, program, arguments)) {
            throw new StackException(
                    "PostgreSQL did not start: %s failed. %s".formatted(program, new LogFile(log).end()));
        }
    }

    boolean succeeds(Path log, String program, List<String> arguments) {
        var command = new ArrayList<>(asOrdinaryUser());
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        try {
            var output = Redirect.appendTo(log.toFile());
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start()
                    .waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while " + program + " was running", e);
        }
    }

    // PostgreSQL refuses to run as root, so a user namespace makes it another user.
    private static List<String> asOrdinaryUser() {
        if (LinuxUtils.isUnshareAvailable()) {
            return List.of("unshare", "-U");
        }
        if ("root".equals(System.getProperty("user.name"))) {
            throw new StackException("PostgreSQL refuses to run as root, and this system permits no user namespace: "
                    + "start the stack as an ordinary user.");
        }
        return List.of();
    }
}
