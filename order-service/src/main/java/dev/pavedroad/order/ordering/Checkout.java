package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.edge.EdgeTimeoutException;
import dev.pavedroad.order.product.ProductServiceUnavailable;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Places an order: stored first, so that nothing can lose it, then settled if that can be done in time. */
@Component
class Checkout {

    private static final Logger log = LoggerFactory.getLogger(Checkout.class);

    private final Orders orders;
    private final Settlement settlement;
    private final Repeats repeats;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Checkout(Orders orders, Settlement settlement, Repeats repeats, TransactionTemplate transaction, Clock clock) {
        this.orders = orders;
        this.settlement = settlement;
        this.repeats = repeats;
        this.transaction = transaction;
        this.clock = clock;
    }

    Placed place(Customer customer, List<OrderLine> lines) {
        var order = newOrder(customer, lines);
        transaction.executeWithoutResult(_ -> store(order));
        return settle(order);
    }

    /** Places an order once for a key, however often it is asked to. */
    Placed placeOnce(Customer customer, List<OrderLine> lines, String key) {
        var order = newOrder(customer, lines);
        if (!Boolean.TRUE.equals(transaction.execute(_ -> repeats.claim(order, key) && store(order)))) {
            return repeats.answer(order, key);
        }
        var placed = settle(order);
        if (!placed.outcomeKnown()) {
            repeats.answeredPending(order, key);
        }
        return placed;
    }

    private Order newOrder(Customer customer, List<OrderLine> lines) {
        return Order.place(UUID.randomUUID(), customer, lines, clock.instant());
    }

    private boolean store(Order order) {
        orders.add(order);
        settlement.guarantee(order);
        return true;
    }

    private Placed settle(Order order) {
        log.info("order accepted id={}", order.id());
        try {
            return Placed.byStatus(settlement.settle(order));
        } catch (ProductServiceUnavailable | EdgeTimeoutException | DataAccessException | TransactionException e) {
            log.warn("order stays pending id={}: {}", order.id(), e.getMessage());
            return Placed.pending(order);
        }
    }
}
