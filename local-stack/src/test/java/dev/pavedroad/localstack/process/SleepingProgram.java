package dev.pavedroad.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A process that does nothing until it is stopped, or for ever when it is stubborn. */
record SleepingProgram(String name, boolean ready, String script) implements Program {

    static SleepingProgram willing(String name) {
        return new SleepingProgram(name, true, "trap 'echo bye; exit 0' TERM; while :; do sleep 0.05; done");
    }

    static SleepingProgram broken(String name) {
        return new SleepingProgram(name, false, "echo no key found; exit 3");
    }

    static SleepingProgram neverReady(String name) {
        return new SleepingProgram(name, false, "echo thinking; while :; do sleep 0.05; done");
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
