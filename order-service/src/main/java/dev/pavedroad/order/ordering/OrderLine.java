package dev.pavedroad.order.ordering;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A product and how many of it; what it is called and costs is known once product-service has reserved it.
 *
 * @param available what was left of it when the order was refused for want of it, else {@code null}
 */
record OrderLine(UUID productId, int quantity, String sku, String name, BigDecimal unitPrice, Integer available) {

    static OrderLine of(UUID productId, int quantity) {
        return new OrderLine(productId, quantity, null, null, null, null);
    }

    OrderLine priced(String sku, String name, BigDecimal unitPrice) {
        return new OrderLine(productId, quantity, sku, name, unitPrice, null);
    }

    OrderLine lacking(int available) {
        return new OrderLine(productId, quantity, null, null, null, available);
    }

    BigDecimal amount() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }
}
