package dev.pavedroad.order.ordering;

/** The order is not where it would have to be for this. */
class IllegalTransitionException extends RuntimeException {

    IllegalTransitionException(OrderStatus from, OrderStatus to) {
        super("An order that is %s cannot become %s.".formatted(from, to));
    }
}
