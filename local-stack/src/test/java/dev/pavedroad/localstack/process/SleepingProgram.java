package dev.pavedroad.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** A process that does nothing until it is stopped, or for ever when it is stubborn. */
record SleepingProgram(String name, boolean ready, String script, Duration timeToStop) implements Program {

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

    static SleepingProgram willing(String name) {
        return new SleepingProgram(name, true, "trap 'echo bye; exit 0' TERM; while :; do sleep 0.05; done",
                TIME_TO_STOP);
    }

    static SleepingProgram stubborn(String name, Duration timeToStop) {
        return new SleepingProgram(name, true, "trap '' TERM; while :; do sleep 0.05; done", timeToStop);
    }

    static SleepingProgram broken(String name) {
        return new SleepingProgram(name, false, "echo no key found; exit 3", TIME_TO_STOP);
    }

    static SleepingProgram neverReady(String name) {
        return new SleepingProgram(name, false, "echo thinking; while :; do sleep 0.05; done", TIME_TO_STOP);
    }

    @Override
    public String address() {
        return "nowhere";
    }

    @Override
    public Launched launch(Path log, PidFile pidFile) {
        try {
            return Launched.child(new ProcessBuilder("sh", "-c", script, pidFile.javaArgument())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isReady() {
        return ready;
    }
}
