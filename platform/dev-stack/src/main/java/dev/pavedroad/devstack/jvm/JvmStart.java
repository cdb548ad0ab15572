package dev.pavedroad.devstack.jvm;

import dev.pavedroad.devstack.state.StackException;
import java.time.Duration;
import java.util.Map;

/** How the JVMs of the services start. */
public enum JvmStart {

    /** From the executable jar. */
    PLAIN,

    /** With the service's AOT cache; from the jar where there is none. */
    FAST,

    /** A service that has no AOT cache makes one. */
    TRAINING;

    /** @throws StackException when {@code AOT_CACHE} is neither on nor off */
    public static JvmStart chosenIn(Map<String, String> environment) {
        var text = environment.getOrDefault("AOT_CACHE", "on");
        return switch (text) {
            case "on" -> FAST;
            case "off" -> PLAIN;
            default -> throw new StackException("AOT_CACHE is '%s'; set it to on or off.".formatted(text));
        };
    }

    /** How long a JVM may take to exit after its service has stopped: in training it writes its cache then. */
    public Duration timeToEnd() {
        return this == TRAINING ? Duration.ofMinutes(3) : Duration.ZERO;
    }
}
