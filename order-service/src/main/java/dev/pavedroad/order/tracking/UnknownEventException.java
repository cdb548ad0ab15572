package dev.pavedroad.order.tracking;

/** The client says that it has had an event that there never was. */
class UnknownEventException extends RuntimeException {

    UnknownEventException(int id) {
        super("is %d, which no event of this order has been".formatted(id));
    }
}
