package dev.pavedroad.devstack.command;

import dev.pavedroad.devstack.Checkout;
import dev.pavedroad.devstack.training.Training;
import java.nio.file.Path;

/** Makes the missing AOT caches, and returns when they are there. */
class Train {

    private final Path root;

    Train(Path root) {
        this.root = root;
    }

    /** @param copies gets a copy of each cache, {@code <service>/service.aot}, for an image to be made of */
    int run(Path copies) {
        run();
        var checkout = new Checkout(root);
        checkout.jars().forEach((service, jar) -> checkout.aotCaches().copy(service, jar, copies.resolve(service)));
        return 0;
    }

    int run() {
        var training = new Training(root);
        var missing = training.missing();
        if (missing.isEmpty()) {
            System.out.println("Every service is trained for its jar as it is now.");
            return 0;
        }
        System.out.println("Training, which takes about a minute: " + String.join(", ", missing));
        var begin = System.nanoTime();
        training.run();
        System.out.printf("Trained after %.0f s%n", (System.nanoTime() - begin) / 1e9);
        return 0;
    }
}
