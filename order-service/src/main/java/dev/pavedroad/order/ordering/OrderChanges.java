package dev.pavedroad.order.ordering;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes one order in one transaction, together with what listeners to its new status write. */
@Component
class OrderChanges {

    private static final Logger log = LoggerFactory.getLogger(OrderChanges.class);
    private static final int ATTEMPTS = 5;

    private final Orders orders;
    private final TransactionTemplate transaction;

    OrderChanges(Orders orders, TransactionTemplate transaction) {
        this.orders = orders;
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
                return transaction.execute(_ -> applyAndSave(order.get(), change));
            } catch (OptimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                present = () -> stored(id);
            }
        }
    }

    private Order stored(UUID id) {
        return orders.findById(id).orElseThrow(() -> new UnknownOrderException(id));
    }

    private Order applyAndSave(Order order, Consumer<Order> change) {
        var before = order.status();
        change.accept(order);
        if (!order.is(before)) {
            orders.save(order);
            log.info("order {} -> {} id={}", before, order.status(), order.id());
        }
        return order;
    }
}
