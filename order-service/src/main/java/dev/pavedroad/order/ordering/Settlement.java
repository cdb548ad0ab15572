package dev.pavedroad.order.ordering;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.pavedroad.chassis.client.CallRefusal;
import dev.pavedroad.chassis.client.ClientCalls;
import dev.pavedroad.chassis.tasks.DurableTasks;
import dev.pavedroad.order.product.ProductCatalog;
import dev.pavedroad.order.product.RequestedItem;
import dev.pavedroad.order.product.StockReservation;
import dev.pavedroad.order.product.StockReservation.Refused;
import dev.pavedroad.order.product.StockReservation.Released;
import dev.pavedroad.order.product.StockReservation.Reserved;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Brings a pending order to its outcome: at once when it is placed, and by a durable task when that did not succeed. */
@Component
class Settlement {

    private static final String TASK = "settle-order";
    // Longer than the first try can take, so that the two do not meet.
    private static final Duration SECOND_TRY = Duration.ofSeconds(5);

    private final Orders orders;
    private final OrderChanges changes;
    private final ProductCatalog products;
    private final ClientCalls calls;
    private final DurableTasks tasks;
    private final Clock clock;

    Settlement(Orders orders, OrderChanges changes, ProductCatalog products, ClientCalls calls, DurableTasks tasks,
            Clock clock) {
        this.orders = orders;
        this.changes = changes;
        this.products = products;
        this.calls = calls;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Sees to it, in the present transaction, that the order is settled whatever happens. */
    void guarantee(Order order) {
        tasks.schedule(TASK, order.id().toString(), SECOND_TRY);
    }

    /** Asks for the stock, outside of any transaction, and stores the answer; fails when there is none in time. */
    Order settle(Order order) {
        var outcome = calls.await(() -> products.reserve(order.id(), requested(order)));
        return store(outcome, order, true);
    }

    private static List<RequestedItem> requested(Order order) {
        return order.lines().stream().map(line -> new RequestedItem(line.productId(), line.quantity())).toList();
    }

    private Order store(StockReservation outcome, Order order, boolean answered) {
        return changes.change(order, it -> {
            record(outcome, it, answered);
            tasks.cancel(TASK, it.id().toString());
        });
    }

    // An order that was cancelled meanwhile stays so: its release gives back what was reserved here.
    private void record(StockReservation outcome, Order order, boolean answered) {
        if (!order.is(OrderStatus.PENDING)) {
            return;
        }
        switch (outcome) {
            case Reserved reserved -> order.confirm(reserved, clock.instant());
            case Refused refused -> order.reject(refused, answered, clock.instant());
            // Only who cancelled the order releases its stock, so it is not pending any more: to be looked at again.
            case Released _ ->
                throw new OptimisticLockingFailureException("order %s was cancelled meanwhile".formatted(order.id()));
        }
    }

    // By then the request was answered with 202, or by nobody.
    private void settleLater(UUID id) {
        orders.findById(id).filter(order -> order.is(OrderStatus.PENDING)).ifPresent(order -> {
            var outcome = calls.await(() -> products.reserveInBackground(id, requested(order)));
            store(outcome, order, false);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Recovery {

        @Bean
        OneTimeTask<String> settleOrder(Settlement settlement) {
            return DurableTasks.untilDone(TASK, CallRefusal::isCauseOf,
                    id -> settlement.settleLater(UUID.fromString(id)));
        }
    }
}
