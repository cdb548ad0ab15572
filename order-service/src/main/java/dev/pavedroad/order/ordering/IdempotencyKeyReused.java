package dev.pavedroad.order.ordering;

/** An idempotency key came with another order than the first time. */
class IdempotencyKeyReused extends RuntimeException {

    IdempotencyKeyReused() {
        super("This Idempotency-Key came with other items before; use a new key for a new order.");
    }
}
