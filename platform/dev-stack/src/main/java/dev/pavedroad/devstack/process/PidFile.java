package dev.pavedroad.devstack.process;

import dev.pavedroad.devstack.state.PrivateFiles;
import dev.pavedroad.devstack.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file with a process's id. The process names the file on its own command line, so that another process that gets
 * the same id later is never mistaken for it.
 */
public record PidFile(String name, Path path) {

    private static final String JAVA = "-Dpavedroad.pidfile=";
    private static final String POSTGRES = "external_pid_file=";

    public static PidFile of(StateFolder state, String name) {
        return new PidFile(name, state.pidFile(name));
    }

    /** Every running process that names a pid file of this folder, also when the file itself is gone. */
    public static Stream<Found> findAll(StateFolder state) {
        var pattern = Pattern.compile(
                "(?:" + JAVA + "|" + POSTGRES + ")" + Pattern.quote(state.run() + "/") + "([a-z0-9-]+)\\.pid(?:\\s|$)");
        return ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()
                .map(pattern::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> new Found(of(state, matcher.group(1)), process)));
    }

    /** A running process and the pid file that it names. */
    public record Found(PidFile pidFile, ProcessHandle process) {}

    /** Comes early on the command line of a JVM, because systems show only the beginning of a long one. */
    public String javaArgument() {
        return JAVA + path;
    }

    /** The setting that makes PostgreSQL write the file itself. */
    public String postgresSetting() {
        return POSTGRES + path;
    }

    /** The process in the file, when it runs and is ours. A zombie has no command line, so it does not count. */
    public Optional<ProcessHandle> process() {
        try {
            var pid = Long.parseLong(Files.readString(path).strip());
            return ProcessHandle.of(pid).filter(this::isNamedBy);
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    boolean isNamedBy(ProcessHandle process) {
        var line = process.info().commandLine().orElse("") + " ";
        return line.contains(javaArgument() + " ") || line.contains(postgresSetting() + " ");
    }

    /** SIGTERM would make PostgreSQL wait for its clients; SIGINT is its fast, clean shutdown. */
    String stopSignal(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(postgresSetting()) ? "INT" : "TERM";
    }

    void write(long pid) {
        PrivateFiles.write(path, pid + "\n");
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
