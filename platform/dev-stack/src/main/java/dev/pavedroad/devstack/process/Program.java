package dev.pavedroad.devstack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How to start a part of the stack, check that it is ready, and stop it. */
public interface Program {

    String name();

    /** @param address where it is reached, to show to a human */
    String address();

    /**
     * Starts it; returns as soon as the process exists.
     *
     * @param log     the file that its output is appended to
     * @param pidFile the file that it has to name on its command line
     */
    Launched launch(Path log, PidFile pidFile);

    boolean isReady();

    /** The signal for a graceful stop. */
    default String stopSignal() {
        return "TERM";
    }

    /** How long that may take before it is killed. */
    default Duration timeToStop() {
        return Duration.ofSeconds(20);
    }

    /** @param child the process as Java started it; none when a tool started it */
    record Launched(ProcessHandle process, Optional<Process> child) {

        public static Launched child(Process child) {
            return new Launched(child.toHandle(), Optional.of(child));
        }

        public static Launched detached(ProcessHandle process) {
            return new Launched(process, Optional.empty());
        }
    }
}
