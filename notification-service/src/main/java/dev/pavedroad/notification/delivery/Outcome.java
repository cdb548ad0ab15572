package dev.pavedroad.notification.delivery;

import java.time.Duration;

/** The outcome of one attempt to deliver. */
public sealed interface Outcome {

    /** The mail server or the push service has accepted it. */
    record Sent() implements Outcome {}

    /** A later attempt may succeed, but none before {@code retryAfter}. */
    record Postponed(String reason, Duration retryAfter) implements Outcome {

        public Postponed(String reason) {
            this(reason, Duration.ZERO);
        }
    }

    /** A permanent failure; another attempt would end the same. */
    record Refused(String reason) implements Outcome {}
}
