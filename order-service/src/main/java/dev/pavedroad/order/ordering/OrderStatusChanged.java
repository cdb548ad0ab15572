package dev.pavedroad.order.ordering;

/**
 * An order came to a status, {@code PENDING} included. It is published in the transaction that stores the status: what a
 * plain listener writes is stored with it, and a listener that fails rolls it back.
 *
 * @param answered whether the response to the request that placed the order says so: it is a refusal
 */
public record OrderStatusChanged(OrderView order, Customer customer, boolean answered) {

    static OrderStatusChanged of(Order order) {
        return new OrderStatusChanged(OrderView.of(order), order.customer(), order.isRefusalAnswered());
    }
}
