package dev.pavedroad.product.reservation;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** A reservation as the order's service sees it, with the prices of the moment at which it was made. */
record ReservationView(UUID orderId, List<Item> items) {

    record Item(UUID productId, String sku, String name, BigDecimal unitPrice, int quantity) {}

    static ReservationView of(UUID orderId, List<ReservationLine> lines) {
        return new ReservationView(orderId, lines.stream().map(ReservationView::item).toList());
    }

    private static Item item(ReservationLine line) {
        var product = line.found();
        return new Item(product.id(), product.sku(), product.name(), product.price(), line.quantity());
    }
}
