package dev.pavedroad.order.ordering;

import java.util.UUID;

/** There is no such order, or not for whoever asks. */
class UnknownOrderException extends RuntimeException {

    UnknownOrderException(UUID id) {
        super("There is no order %s.".formatted(id));
    }
}
