package dev.pavedroad.order.ordering;

import dev.pavedroad.order.outbox.Announcement;
import dev.pavedroad.order.outbox.Announcement.Recipient;
import dev.pavedroad.order.outbox.Outbox;
import dev.pavedroad.order.push.PushSubscriptions;
import java.util.UUID;
import java.util.function.Consumer;
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
        for (var attempt = 1;; attempt++) {
            try {
                return transaction.execute(_ -> changeOnce(id, change));
            } catch (OptimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Order changeOnce(UUID id, Consumer<Order> change) {
        var order = orders.findById(id).orElseThrow(() -> new UnknownOrder(id));
        var before = order.status();
        change.accept(order);
        if (order.is(before)) {
            return order;
        }
        var saved = orders.save(order);
        outbox.add(id, saved.history().size(), announcement(saved));
        log.info("order {} -> {} id={}", before, saved.status(), id);
        return saved;
    }

    private Announcement announcement(Order order) {
        var customer = order.customer();
        return new Announcement(UUID.randomUUID(), "ORDER_" + order.status(),
                new Recipient(customer.name(), customer.email(), subscriptions.of(order.id()).orElse(null)),
                OrderView.of(order));
    }
}
