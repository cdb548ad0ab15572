package dev.pavedroad.order.announcing;

import dev.pavedroad.order.ordering.OrderView;
import dev.pavedroad.order.push.PushSubscription;
import java.util.UUID;

/**
 * What notification-service is told when the status of an order has changed.
 *
 * @param id    the same however often it is handed over
 * @param type  {@code ORDER_CONFIRMED}, {@code ORDER_SHIPPED} and so on
 * @param order the order as the contract shows it
 */
record Announcement(UUID id, String type, Recipient recipient, OrderView order) {

    /** Whom to write to, and which browser to push to, if any. */
    record Recipient(String name, String email, PushSubscription push) {}
}
