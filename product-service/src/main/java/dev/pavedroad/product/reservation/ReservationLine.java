package dev.pavedroad.product.reservation;

import java.util.UUID;

/**
 * A requested product, and the product as it was found.
 *
 * @param found {@code null} where there was no such product
 */
record ReservationLine(UUID productId, int quantity, StockedProduct found) {

    boolean isUnknown() {
        return found == null;
    }

    boolean isShort() {
        return found != null && found.stock() < quantity;
    }
}
