package dev.pavedroad.order.product;

import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What product-service answered when it was asked to reserve stock for an order. */
public sealed interface StockReservation {

    /** All of it is set aside for the order, at these prices. */
    record Reserved(List<Item> items) implements StockReservation {

        /** A product as product-service knows it. */
        public record Item(UUID productId, String sku, String name, BigDecimal unitPrice, int quantity) {}

        boolean covers(List<RequestedItem> requested) {
            return items != null && items.stream().allMatch(item -> item.unitPrice() != null)
                    && items.stream().map(item -> new RequestedItem(item.productId(), item.quantity())).collect(toSet())
                            .equals(Set.copyOf(requested));
        }
    }

    /** Nothing was set aside. */
    record Refused(Reason reason, List<Shortage> shortages) implements StockReservation {

        /** Why an order cannot be had. */
        public enum Reason { INSUFFICIENT_STOCK, UNKNOWN_PRODUCT }

        /** A product of which there is not enough. */
        public record Shortage(UUID productId, int requested, int available) {}
    }

    /** The reservation was given back before: somebody cancelled the order. */
    record Released() implements StockReservation {}
}
