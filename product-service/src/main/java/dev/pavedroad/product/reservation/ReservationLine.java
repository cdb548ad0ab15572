package dev.pavedroad.product.reservation;

import java.util.UUID;

/**
 * What was asked for and what was found.
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
