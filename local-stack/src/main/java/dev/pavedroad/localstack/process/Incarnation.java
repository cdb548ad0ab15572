package dev.pavedroad.localstack.process;

import dev.pavedroad.localstack.process.Program.Launched;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What runs of a program right now, if anything does. */
class Incarnation {

    private final Program program;
    private final PidFile pidFile;
    private volatile Launched launched;

    Incarnation(Program program, PidFile pidFile) {
        this.program = program;
        this.pidFile = pidFile;
    }

    void launch(Path log) {
        launched = program.launch(log, pidFile);
        pidFile.write(launched.process().pid());
    }

    Optional<ProcessHandle> process() {
        return Optional.ofNullable(launched)
                .filter(it -> it.child().map(Process::isAlive).orElseGet(() -> pidFile.isNamedBy(it.process())))
                .map(Launched::process);
    }

    boolean isAlive() {
        return process().isPresent();
    }

    void signal(String signal) {
        process().ifPresent(it -> Signals.send(signal, it));
    }

    /** To its children as well: PostgreSQL has one for each connection. */
    void signalAll(String signal) {
        process().map(it -> Stream.concat(Stream.of(it), it.descendants()).toArray(ProcessHandle[]::new))
                .ifPresent(all -> Signals.send(signal, all));
    }

    /** How the last one ended, as the end of a sentence; empty when nobody can tell. */
    String exitCode() {
        return Optional.ofNullable(launched).flatMap(Launched::child).filter(child -> !child.isAlive())
                .map(child -> " with exit code " + child.exitValue()).orElse("");
    }

    void forget() {
        pidFile.delete();
    }
}
