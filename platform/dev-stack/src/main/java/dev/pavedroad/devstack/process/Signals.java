package dev.pavedroad.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sends the signals that {@link ProcessHandle} has no method for. */
final class Signals {

    private Signals() {}

    /** A process that has ended meanwhile is no error. */
    static void send(String signal, ProcessHandle... processes) {
        // The shell's built-in kill: some small systems have no program of that name.
        var command = new ArrayList<>(List.of("sh", "-c", "kill -\"$0\" \"$@\"", signal));
        Stream.of(processes).map(it -> Long.toString(it.pid())).forEach(command::add);
        try {
            new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
