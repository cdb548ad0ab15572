package dev.pavedroad.order.ordering;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts orders by the status that they came to, once that is committed. */
@Component
class OrderCounter {

    private static final String ORDERS = "orders";

    private final MeterRegistry meters;

    OrderCounter(MeterRegistry meters) {
        this.meters = meters;
        // From the start: a counter that appears with its first order shows no increase.
        Arrays.stream(OrderStatus.values()).forEach(status -> meters.counter(ORDERS, "status", status.name()));
    }

    @TransactionalEventListener
    void count(OrderStatusChanged changed) {
        meters.counter(ORDERS, "status", changed.order().status().name()).increment();
    }
}
