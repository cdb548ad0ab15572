package dev.pavedroad.localstack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How one part of the stack is started, asked whether it is ready, and asked to stop. */
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

    /** The signal that makes it finish what it has and end. */
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

        public static Launched stranger(ProcessHandle process) {
            return new Launched(process, Optional.empty());
        }
    }
}
