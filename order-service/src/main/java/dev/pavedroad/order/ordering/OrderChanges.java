package dev.pavedroad.order.ordering;

import dev.pavedroad.order.outbox.Announcement;
import dev.pavedroad.order.outbox.Announcement.Recipient;
import dev.pavedroad.order.outbox.Outbox;
import dev.pavedroad.order.push.PushSubscriptions;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes one order in one transaction, together with the announcement of its new status. */
@Component
class OrderChanges {

    private static final Logger log = LoggerFactory.getLogger(OrderChanges.class);
    private static final int ATTEMPTS = 5;

    private final Orders orders;
    private final Outbox outbox;
    private final PushSubscriptions subscriptions;
    private final TransactionTemplate transaction;

    OrderChanges(Orders orders, Outbox outbox, PushSubscriptions subscriptions, TransactionTemplate transaction) {
        this.orders = orders;
        this.outbox = outbox;
        this.subscriptions = subscriptions;
        this.transaction = transaction;
    }

    /** Changes the order as it is now; when somebody else changed it at the same time, looks again and decides anew. */
    Order change(UUID id, Consumer<Order> change) {
        return attempt(() -> stored(id), id, change);
    }

    /** The same for an order that was just read or stored, which is not read again unless it has changed since. */
    Order change(Order known, Consumer<Order> change) {
        return attempt(known::copy, known.id(), change);
    }

    private Order attempt(Supplier<Order> first, UUID id, Consumer<Order> change) {
        var present = first;
        for (var attempt = 1;; attempt++) {
            try {
                var order = present;
                return transaction.execute(_ -> changeOnce(order.get(), change));
            } catch (OptimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                present = () -> stored(id);
            }
        }
    }

    private Order stored(UUID id) {
        return orders.findById(id).orElseThrow(() -> new UnknownOrder(id));
    }

    private Order changeOnce(Order order, Consumer<Order> change) {
        var before = order.status();
        change.accept(order);
        if (!order.is(before)) {
            orders.save(order);
            outbox.add(order.id(), order.history().size(), announcement(order));
            log.info("order {} -> {} id={}", before, order.status(), order.id());
        }
        return order;
    }

    private Announcement announcement(Order order) {
        var customer = order.customer();
        return new Announcement(UUID.randomUUID(), "ORDER_" + order.status(),
                new Recipient(customer.name(), customer.email(), subscriptions.of(order.id()).orElse(null)),
                OrderView.of(order));
    }
}
