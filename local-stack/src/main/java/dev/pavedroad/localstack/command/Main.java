package dev.pavedroad.localstack.command;

import dev.pavedroad.chassis.map.InvalidMapException;
import dev.pavedroad.localstack.state.StackFailure;
import dev.pavedroad.localstack.state.StateFolder;
import java.nio.file.Path;

/** What {@code ./run} starts once everything is built; the working directory is the root of the repository. */
public final class Main {

    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        // Libraries log nothing here: a launcher's output is for humans.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var root = Path.of("").toAbsolutePath();
        try {
            return switch (String.join(" ", arguments).split(" ", 2)) {
                case String[] it when it[0].equals("up") && it.length == 1 -> new Up(root, System.getenv()).run();
                case String[] it when it[0].equals("status") && it.length == 1 -> new Status(state(root)).run();
                case String[] it when it[0].equals("stop") && it.length == 1 -> new Stop(root, state(root)).run();
                case String[] it when it[0].equals("train") && it.length == 1 -> new Train(root).run();
                case String[] it when it[0].equals("train") -> new Train(root).run(Path.of(it[1]));
                case String[] it when it[0].equals("restart") && it.length == 2 -> new Restart(state(root)).run(it[1]);
                default -> usage();
            };
        } catch (StackFailure | InvalidMapException e) {
            System.err.println("\n" + e.getMessage());
            return FAILURE;
        }
    }

    private static StateFolder state(Path root) {
        return StateFolder.of(root.resolve(".local"));
    }

    private static int usage() {
        System.err.println("usage: up | train [<folder>] | status | stop | restart <service>");
        return USAGE;
    }
}
