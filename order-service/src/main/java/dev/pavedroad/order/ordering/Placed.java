package dev.pavedroad.order.ordering;

/**
 * How a request to place an order is answered.
 *
 * @param outcomeKnown whether the order was settled in time; else the client has to come back for the outcome
 */
record Placed(Order order, boolean outcomeKnown) {

    static Placed byStatus(Order order) {
        return new Placed(order, !order.is(OrderStatus.PENDING));
    }

    static Placed pending(Order order) {
        return new Placed(order, false);
    }
}
