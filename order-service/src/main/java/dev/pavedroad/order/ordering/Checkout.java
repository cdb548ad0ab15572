package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.client.ClientTimeoutException;
import dev.pavedroad.order.ordering.CheckoutOutcome.Pending;
import dev.pavedroad.order.product.ProductServiceUnavailableException;
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

    private final OrderLimits limits;
    private final Orders orders;
    private final Settlement settlement;
    private final IdempotentReplay replay;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Checkout(OrderLimits limits, Orders orders, Settlement settlement, IdempotentReplay replay,
            TransactionTemplate transaction, Clock clock) {
        this.limits = limits;
        this.orders = orders;
        this.settlement = settlement;
        this.replay = replay;
        this.transaction = transaction;
        this.clock = clock;
    }

    CheckoutOutcome place(Customer customer, List<OrderLine> lines) {
        var order = newOrder(customer, lines);
        transaction.executeWithoutResult(_ -> store(order));
        return settle(order);
    }

    /** Places an order once for a key, however often it is asked to. */
    CheckoutOutcome placeOnce(Customer customer, List<OrderLine> lines, String key) {
        var order = newOrder(customer, lines);
        if (!Boolean.TRUE.equals(transaction.execute(_ -> replay.claim(order, key) && store(order)))) {
            return replay.answer(order, key);
        }
        var outcome = settle(order);
        if (outcome instanceof Pending) {
            replay.answeredPending(order, key);
        }
        return outcome;
    }

    private Order newOrder(Customer customer, List<OrderLine> lines) {
        return Order.place(UUID.randomUUID(), customer, lines, clock.instant());
    }

    private boolean store(Order order) {
        limits.check(order);
        orders.add(order);
        settlement.guarantee(order);
        return true;
    }

    private CheckoutOutcome settle(Order order) {
        log.info("order accepted id={}", order.id());
        try {
            return CheckoutOutcome.of(settlement.settle(order));
        } catch (ProductServiceUnavailableException | ClientTimeoutException | DataAccessException
                | TransactionException e) {
            log.warn("order stays pending id={}: {}", order.id(), e.getMessage());
            return new Pending(order);
        }
    }
}
