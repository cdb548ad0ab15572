package dev.pavedroad.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;

/** Sends the signals that {@link ProcessHandle} has no method for. */
final class Signals {

    private Signals() {}

    /** A process that has ended meanwhile is no error. */
    static void send(String signal, ProcessHandle process) {
        try {
            // The shell's own kill: not every small system has a program of that name.
            new ProcessBuilder("sh", "-c", "kill -\"$0\" \"$1\"", signal, Long.toString(process.pid()))
                    .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
