package dev.pavedroad.devstack.command;

import dev.pavedroad.devstack.Checkout;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StateFolder;
import dev.pavedroad.map.InvalidMapException;
import java.nio.file.Path;

/** The launcher behind {@code ./run}; the working directory is the root of the repository. */
public final class Main {

    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        // A launcher's output is for people, so libraries log nothing.
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
                case String[] it when it[0].equals("ports") && it.length == 1 -> ports(root);
                case String[] it when it[0].equals("restart") && it.length == 2 -> new Restart(state(root)).run(it[1]);
                case String[] it when it[0].equals("reset-admin") && it.length == 1 ->
                    new ResetAdmin(state(root)).run();
                default -> usage();
            };
        } catch (StackException | InvalidMapException e) {
            System.err.println("\n" + e.getMessage());
            return FAILURE;
        }
    }

    // For what builds an image, which needs the port of its service.
    private static int ports(Path root) {
        new Checkout(root).map().services()
                .forEach((name, service) -> System.out.println(name + " " + service.port()));
        return 0;
    }

    private static StateFolder state(Path root) {
        return StateFolder.of(root.resolve(".local"));
    }

    private static int usage() {
        System.err.println("usage: up | train [<folder>] | status | stop | restart <service> | reset-admin | ports");
        return USAGE;
    }
}
