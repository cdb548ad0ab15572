package dev.pavedroad.order.ordering;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Brings a confirmed order to its customer. */
@Component
class Fulfilment {

    private final OrderChanges changes;
    private final Clock clock;

    Fulfilment(OrderChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    Order ship(UUID id, String trackingNumber) {
        return changes.change(id, order -> order.ship(trackingNumber, clock.instant()));
    }

    Order deliver(UUID id) {
        return changes.change(id, order -> order.deliver(clock.instant()));
    }
}
