package dev.pavedroad.order.ordering;

/** The order is not where it would have to be for this. */
class IllegalTransition extends RuntimeException {

    IllegalTransition(OrderStatus from, OrderStatus to) {
        super("An order that is %s cannot become %s.".formatted(from, to));
    }
}
