package dev.pavedroad.order.ordering;

/** The answer to a request to place an order. */
sealed interface CheckoutOutcome {

    /** The stock was reserved in time; the order may have gone on since. */
    record Accepted(Order order) implements CheckoutOutcome {}

    /** The outcome was not known in time, so the client has to come back for it. */
    record Pending(Order order) implements CheckoutOutcome {}

    /** The stock was refused; the order is kept as such. */
    record Rejected(Order order) implements CheckoutOutcome {}

    /** The idempotency key came with another order the first time. */
    record IdempotencyKeyReused() implements CheckoutOutcome {}

    static CheckoutOutcome of(Order order) {
        return switch (order.status()) {
            case PENDING -> new Pending(order);
            case REJECTED -> new Rejected(order);
            case CONFIRMED, CANCELLED, SHIPPED, DELIVERED -> new Accepted(order);
        };
    }
}
