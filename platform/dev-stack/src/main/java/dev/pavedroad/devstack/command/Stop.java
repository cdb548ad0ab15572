package dev.pavedroad.devstack.command;

import dev.pavedroad.devstack.DevStack;
import dev.pavedroad.devstack.StackOptions;
import dev.pavedroad.devstack.process.Waiting;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StackLock;
import dev.pavedroad.devstack.state.StateFolder;
import dev.pavedroad.devstack.training.Training;
import java.nio.file.Path;
import java.time.Duration;

/** Stops the launcher with its stack, and the processes that a killed launcher has left behind. */
class Stop {

    private static final Duration TIME_TO_STOP = Duration.ofMinutes(2);

    private final Path root;
    private final StateFolder state;

    Stop(Path root, StateFolder state) {
        this.root = root;
        this.state = state;
    }

    int run() {
        var launcher = StackLock.holder(state);
        launcher.ifPresent(this::stop);
        new Training(root).abandon();
        var leftovers = DevStack.stopLeftovers(StackOptions.builder(root).build());
        if (!leftovers.isEmpty()) {
            System.out.println("Stopped what was left behind: " + String.join(", ", leftovers));
        } else {
            System.out.println(launcher.isPresent() ? "Stopped" : "Nothing is running.");
        }
        return 0;
    }

    private void stop(ProcessHandle launcher) {
        System.out.println("Stopping the stack of launcher " + launcher.pid());
        launcher.destroy();
        if (!Waiting.until(() -> StackLock.holder(state).isEmpty(), TIME_TO_STOP)) {
            throw new StackException("The launcher (pid %d) does not stop. Kill it, then: ./run stop"
                    .formatted(launcher.pid()));
        }
    }
}
