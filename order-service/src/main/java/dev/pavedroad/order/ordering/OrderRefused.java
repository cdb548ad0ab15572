package dev.pavedroad.order.ordering;

/** The order was placed and rejected; it is kept as such. */
class OrderRefused extends RuntimeException {

    private final transient Order order;

    OrderRefused(Order order) {
        super("The order %s was refused: %s".formatted(order.id(), order.refusal()));
        this.order = order;
    }

    Order order() {
        return order;
    }
}
