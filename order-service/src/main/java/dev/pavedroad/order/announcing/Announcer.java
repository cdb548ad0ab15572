package dev.pavedroad.order.announcing;

import dev.pavedroad.order.announcing.Announcement.Recipient;
import dev.pavedroad.order.ordering.Customer;
import dev.pavedroad.order.ordering.OrderStatus;
import dev.pavedroad.order.ordering.OrderStatusChanged;
import dev.pavedroad.order.push.PushSubscriptions;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Announces to an order's customer each status but the first, and but a refusal that the response has told. */
@Component
class Announcer {

    private final Outbox outbox;
    private final PushSubscriptions subscriptions;

    Announcer(Outbox outbox, PushSubscriptions subscriptions) {
        this.outbox = outbox;
        this.subscriptions = subscriptions;
    }

    // Not after the commit: a status and its announcement are stored together or not at all.
    @EventListener
    void announce(OrderStatusChanged changed) {
        var order = changed.order();
        if (order.status() != OrderStatus.PENDING && !changed.answered()) {
            var recipient = recipient(changed.customer(), order.id());
            outbox.add(order.id(), order.history().size(),
                    new Announcement(UUID.randomUUID(), "ORDER_" + order.status(), recipient, order));
        }
    }

    private Recipient recipient(Customer customer, UUID orderId) {
        return new Recipient(customer.name(), customer.email(), subscriptions.of(orderId).orElse(null));
    }
}
