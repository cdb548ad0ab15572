package dev.pavedroad.localstack.command;

import dev.pavedroad.localstack.jvm.JvmStart;
import dev.pavedroad.localstack.state.StackFailure;
import dev.pavedroad.localstack.training.Training;
import java.nio.file.Path;
import java.util.Map;

/** Makes the AOT caches that are missing while the stack runs, with what the machine has to spare. */
class Learning {

    private static final String[] WITH_WHAT_IS_TO_SPARE = {"nice", "-n", "19"};

    private final Path root;
    private final Map<String, String> environment;

    Learning(Path root, Map<String, String> environment) {
        this.root = root;
        this.environment = environment;
    }

    /** Returns at once; what it began is abandoned when this JVM ends. */
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
            training.run(WITH_WHAT_IS_TO_SPARE);
            tell(training, "The next start is trained.");
        } catch (StackFailure e) {
            tell(training, "The next start is not trained, and will be as slow as this one: " + e.getMessage());
        }
    }

    private static void tell(Training training, String line) {
        if (!training.isAbandoned()) {
            System.out.println(line);
        }
    }
}
