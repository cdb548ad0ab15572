package dev.pavedroad.notification.inbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** A message to a customer about an order. */
public record Notification(@NotNull UUID id, @NotNull NotificationType type, @NotNull @Valid Recipient recipient,
        @NotNull @Valid AnnouncedOrder order) {

    /** The news in one line, for the customer. */
    public String headline() {
        var number = order.id().toString().substring(0, 8);
        return switch (type) {
            case ORDER_CONFIRMED -> "Your order %s is confirmed".formatted(number);
            case ORDER_REJECTED -> "We could not accept your order %s".formatted(number);
            case ORDER_CANCELLED -> "Your order %s is cancelled".formatted(number);
            case ORDER_SHIPPED -> "Your order %s is on its way".formatted(number);
            case ORDER_DELIVERED -> "Your order %s has been delivered".formatted(number);
        };
    }
}
