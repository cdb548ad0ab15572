package dev.pavedroad.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A state folder as a first start leaves it, with keys and databases: to make them takes most of the time of a start. */
public final class StartedBefore {

    private StartedBefore() {}

    private static class Holder {
        static final Path STATE = start();
    }

    public static void copyTo(Path state) throws IOException {
        Files.createDirectories(state);
        for (var folder : List.of("keys", "postgres", "secrets")) {
            run("cp", "-a", Holder.STATE.resolve(folder).toString(), state.toString());
        }
    }

    private static Path start() {
        try {
            var folder = Path.of("target", "started-before").toAbsolutePath();
            run("rm", "-rf", folder.toString());
            var state = Files.createDirectories(folder).resolve("state");
            DummyRepository.create(folder);
            DevStack.start(StackOptions.builder(folder).state(state).freePorts().build()).close();
            return state;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", command));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
