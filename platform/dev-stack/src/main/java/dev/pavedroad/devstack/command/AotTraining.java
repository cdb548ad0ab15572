package dev.pavedroad.devstack.command;

import dev.pavedroad.devstack.jvm.JvmStart;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.training.Training;
import java.nio.file.Path;
import java.util.Map;

/** Makes the missing AOT caches at low priority while the stack runs. */
class AotTraining {

    private static final String[] LOW_PRIORITY = {"nice", "-n", "19"};

    private final Path root;
    private final Map<String, String> environment;

    AotTraining(Path root, Map<String, String> environment) {
        this.root = root;
        this.environment = environment;
    }

    /** Returns at once; the training is abandoned when this JVM exits. */
    void begin() {
        var training = new Training(root);
        if (JvmStart.chosenIn(environment) == JvmStart.PLAIN || training.missing().isEmpty()) {
            return;
        }
        System.out.println("In the background a second stack now trains the next start, which will be faster."
                + " AOT_CACHE=off leaves that out.");
        Thread.ofVirtual().start(() -> train(training));
    }

    private static void train(Training training) {
        try {
            training.run(LOW_PRIORITY);
            tell(training, "The next start is trained.");
        } catch (StackException e) {
            tell(training, "The next start is not trained, and will be as slow as this one: " + e.getMessage());
        }
    }

    private static void tell(Training training, String line) {
        if (!training.isAbandoned()) {
            System.out.println(line);
        }
    }
}
