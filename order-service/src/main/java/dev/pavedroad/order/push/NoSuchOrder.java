package dev.pavedroad.order.push;

import java.util.UUID;

/** Whoever asks has placed no such order. */
class NoSuchOrder extends RuntimeException {

    NoSuchOrder(UUID id) {
        super("There is no order %s.".formatted(id));
    }
}
