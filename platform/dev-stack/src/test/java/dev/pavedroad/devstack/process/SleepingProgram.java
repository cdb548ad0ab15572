package dev.pavedroad.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process that does nothing until it is stopped, or for ever when it is stubborn. */
class SleepingProgram implements Program {

    private static final Duration TIME_TO_STOP = Duration.ofMinutes(1);
    // Only then has it set its trap.
    private static final String READY = "; : > \"$READY\"";
    private static final String SLEEP = "; while :; do sleep 0.05; done";

    private final String name;
    private final String script;
    private final Duration timeToStop;
    private volatile Path ready;

    private SleepingProgram(String name, String script, Duration timeToStop) {
        this.name = name;
        this.script = script;
        this.timeToStop = timeToStop;
    }

    static SleepingProgram willing(String name) {
        return new SleepingProgram(name, "trap 'echo bye; exit 0' TERM" + READY + SLEEP, TIME_TO_STOP);
    }

    static SleepingProgram stubborn(String name, Duration timeToStop) {
        return new SleepingProgram(name, "trap '' TERM" + READY + SLEEP, timeToStop);
    }

    static SleepingProgram broken(String name) {
        return new SleepingProgram(name, "echo no key found; exit 3", TIME_TO_STOP);
    }

    static SleepingProgram neverReady(String name) {
        return new SleepingProgram(name, "echo thinking" + SLEEP, TIME_TO_STOP);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration timeToStop() {
        return timeToStop;
    }

    @Override
    public String address() {
        return "nowhere";
    }

    @Override
    public Launched launch(Path log, PidFile pidFile) {
        ready = log.resolveSibling(name + ".ready");
        try {
            Files.deleteIfExists(ready);
            var process = new ProcessBuilder("sh", "-c", script, pidFile.javaArgument())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            process.environment().put("READY", ready.toString());
            return Launched.child(process.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isReady() {
        return Files.exists(ready);
    }
}
