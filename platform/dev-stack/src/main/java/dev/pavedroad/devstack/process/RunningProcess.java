package dev.pavedroad.devstack.process;

import dev.pavedroad.devstack.process.Program.Launched;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The process of a program, if it runs. */
class RunningProcess {

    private final Program program;
    private final PidFile pidFile;
    private volatile Launched launched;

    RunningProcess(Program program, PidFile pidFile) {
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

    /** Signals its children as well: PostgreSQL has one for each connection. */
    void signalAll(String signal) {
        process().map(it -> Stream.concat(Stream.of(it), it.descendants()).toArray(ProcessHandle[]::new))
                .ifPresent(all -> Signals.send(signal, all));
    }

    /** How the last one ended, as the end of a sentence; empty when it is unknown. */
    String exitCode() {
        return Optional.ofNullable(launched).flatMap(Launched::child).filter(child -> !child.isAlive())
                .map(child -> " with exit code " + child.exitValue()).orElse("");
    }

    void forget() {
        pidFile.delete();
    }
}
