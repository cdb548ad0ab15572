package dev.pavedroad.order.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An order as the contract shows it. */
public record OrderView(UUID id, UUID customerId, OrderStatus status, List<Item> items, BigDecimal total,
        String trackingNumber, Instant createdAt, List<StatusChange> history) {

    /** A line of an order as the contract shows it. */
    public record Item(UUID productId, String sku, String name, BigDecimal unitPrice, int quantity) {

        static Item of(OrderLine line) {
            return new Item(line.productId(), line.sku(), line.name(), line.unitPrice(), line.quantity());
        }
    }

    static OrderView of(Order order) {
        return new OrderView(order.id(), order.customer().id(), order.status(),
                order.lines().stream().map(Item::of).toList(), order.total(), order.trackingNumber(),
                order.createdAt(), order.history());
    }
}
