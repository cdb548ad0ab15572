package dev.pavedroad.localstack.command;

import dev.pavedroad.localstack.LocalStack;
import dev.pavedroad.localstack.process.Waiting;
import dev.pavedroad.localstack.state.StackFailure;
import dev.pavedroad.localstack.state.StackLock;
import dev.pavedroad.localstack.state.StateFolder;
import dev.pavedroad.localstack.training.Training;
import java.nio.file.Path;
import java.time.Duration;

/** Ends the launcher, which stops the stack, and whatever a launcher that was killed has left behind. */
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
        var leftovers = LocalStack.builder().root(root).stopLeftovers();
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
            throw new StackFailure("The launcher (pid %d) does not stop. Kill it, then: ./run stop"
                    .formatted(launcher.pid()));
        }
    }
}
