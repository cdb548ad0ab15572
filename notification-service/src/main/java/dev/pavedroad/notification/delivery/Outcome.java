package dev.pavedroad.notification.delivery;

/** What came of one attempt to deliver. */
public sealed interface Outcome {

    /** The other side has taken it. */
    record Sent() implements Outcome {}

    /** Not now; another attempt may succeed. */
    record Postponed(String reason) implements Outcome {}

    /** Never; another attempt would end the same. */
    record Refused(String reason) implements Outcome {}
}
