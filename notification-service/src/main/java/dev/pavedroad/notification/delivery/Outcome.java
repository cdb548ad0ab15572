package dev.pavedroad.notification.delivery;

import java.time.Duration;

/** What came of one attempt to deliver. */
public sealed interface Outcome {

    /** The other side has taken it. */
    record Sent() implements Outcome {}

    /** Not now; another attempt may succeed, but not before the other side is ready for it. */
    record Postponed(String reason, Duration notWithin) implements Outcome {

        public Postponed(String reason) {
            this(reason, Duration.ZERO);
        }
    }

    /** Never; another attempt would end the same. */
    record Refused(String reason) implements Outcome {}
}
