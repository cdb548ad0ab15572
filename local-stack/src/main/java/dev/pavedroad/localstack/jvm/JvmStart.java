package dev.pavedroad.localstack.jvm;

import dev.pavedroad.localstack.state.StackFailure;
import java.time.Duration;
import java.util.Map;

/** How the JVMs of the services are started. */
public enum JvmStart {

    /** From the executable jar. */
    PLAIN,

    /** With the service's AOT cache, or plainly where it has none. */
    FAST,

    /** A service that has no AOT cache makes one. */
    TRAINING;

    /** @throws StackFailure when {@code AOT_CACHE} is neither on nor off */
    public static JvmStart chosenIn(Map<String, String> environment) {
        var text = environment.getOrDefault("AOT_CACHE", "on");
        return switch (text) {
            case "on" -> FAST;
            case "off" -> PLAIN;
            default -> throw new StackFailure("AOT_CACHE is '%s'; set it to on or off.".formatted(text));
        };
    }

    /** How long a JVM may take to end once its service has: while it trains it writes its cache then. */
    public Duration timeToEnd() {
        return this == TRAINING ? Duration.ofMinutes(3) : Duration.ZERO;
    }
}
