package dev.pavedroad.order.ordering;

import java.time.Duration;

/** A customer orders too much in an hour. */
class OrderLimitException extends RuntimeException {

    private final Duration retryAfter;

    OrderLimitException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** The time after which the oldest order of the hour does not count any more. */
    Duration retryAfter() {
        return retryAfter;
    }
}
