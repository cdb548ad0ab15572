package dev.pavedroad.order.ordering;

import static dev.pavedroad.order.NeighbourServices.refusal;
import static dev.pavedroad.order.NeighbourServices.reservationsAre;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SettlementTests extends OpenShop {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Autowired
    private Settlement settlement;
    @Autowired
    private Cancellation cancellation;
    @Autowired
    private Orders orders;

    @Test
    void leavesAnOrderCancelledWhoseStockWasReleasedWhileItWasAskedFor() {
        var order = Order.place(UUID.randomUUID(), new Customer(shop.customer(), "ada@example.com", "Ada"),
                List.of(OrderLine.of(UUID.randomUUID(), 1)), NOW);
        orders.add(order);
        cancellation.cancel(order);
        reservationsAre(neighbours, refusal(409, "reservation-released", ""));
        assertThat(settlement.settle(order).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(orders.findById(order.id())).get().extracting(Order::status).isEqualTo(OrderStatus.CANCELLED);
    }
}
