package dev.pavedroad.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/** Waits until the system serves as it should, and stays so. */
public final class SystemReadiness {

    // More than a breaker looks back on: after these no failure from before can open it.
    private static final int IN_A_ROW = 12;

    private SystemReadiness() {}

    public static void awaitStatus(Duration atMost, int expected, IntSupplier request) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(200)).until(() -> statusOf(request) == expected);
    }

    /** Waits until one order after the other is confirmed at once, and all that a customer reads comes as well. */
    public static void awaitOrdersAndReads(Duration atMost, Client customer, String product) {
        var reads = List.of("/api/products/" + product, "/api/users/me", "/api/orders?size=1");
        await().atMost(atMost).pollInterval(Duration.ofMillis(200)).until(() -> {
            for (var i = 0; i < IN_A_ROW; i++) {
                if (statusOf(() -> customer.order(product, 1).status()) != 201
                        || !reads.stream().allMatch(it -> statusOf(() -> customer.get(it).status()) == 200)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** The status, or 0 when not even the gateway is there. */
    public static int statusOf(IntSupplier request) {
        try {
            return request.getAsInt();
        } catch (UncheckedIOException _) {
            return 0;
        }
    }
}
