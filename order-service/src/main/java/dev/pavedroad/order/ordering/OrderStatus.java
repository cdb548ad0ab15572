package dev.pavedroad.order.ordering;

import java.util.EnumSet;
import java.util.Set;

/** Where an order is on its way. */
public enum OrderStatus {

    PENDING, CONFIRMED, REJECTED, CANCELLED, SHIPPED, DELIVERED;

    /** Whether nothing can happen to the order any more. */
    public boolean isFinal() {
        return successors().isEmpty();
    }

    boolean mayBecome(OrderStatus next) {
        return successors().contains(next);
    }

    private Set<OrderStatus> successors() {
        return switch (this) {
            case PENDING -> EnumSet.of(CONFIRMED, REJECTED, CANCELLED);
            case CONFIRMED -> EnumSet.of(SHIPPED, CANCELLED);
            case SHIPPED -> EnumSet.of(DELIVERED);
            case REJECTED, CANCELLED, DELIVERED -> EnumSet.noneOf(OrderStatus.class);
        };
    }
}
