package dev.pavedroad.notification.push;

import dev.pavedroad.notification.inbox.Notification;
import java.util.UUID;

/** The message that a service worker in the browser shows; {@code url} is relative to the shop. */
record PushPayload(String title, String body, UUID orderId, String status, String url) {

    static PushPayload of(Notification notification) {
        var id = notification.order().id();
        return new PushPayload(notification.headline(), body(notification), id,
                notification.type().name().replaceFirst("^ORDER_", ""), "/api/orders/" + id);
    }

    private static String body(Notification notification) {
        var tracking = notification.order().trackingNumber();
        return switch (notification.type()) {
            case ORDER_CONFIRMED -> "We are getting it ready.";
            case ORDER_REJECTED -> "Something in it is not to be had.";
            case ORDER_CANCELLED -> "Nothing of it will be sent.";
            case ORDER_SHIPPED -> tracking == null ? "It has left us." : "Tracking number: " + tracking;
            case ORDER_DELIVERED -> "Enjoy it.";
        };
    }
}
