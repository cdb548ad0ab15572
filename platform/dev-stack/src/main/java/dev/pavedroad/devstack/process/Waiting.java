package dev.pavedroad.devstack.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Polls for a condition outside this JVM. */
public final class Waiting {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private Waiting() {}

    /** @return whether the condition came true in time */
    public static boolean until(BooleanSupplier condition, Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
