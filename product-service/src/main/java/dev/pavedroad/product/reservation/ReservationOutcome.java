package dev.pavedroad.product.reservation;

import java.util.List;
import java.util.UUID;

/** The answer to an order that wants stock; only the first of them has taken any. */
sealed interface ReservationOutcome {

    record Reserved(List<ReservationLine> lines) implements ReservationOutcome {}

    record InsufficientStock(List<ReservationLine> shortLines) implements ReservationOutcome {}

    record UnknownProducts(List<UUID> products) implements ReservationOutcome {}

    record Released() implements ReservationOutcome {}

    record Conflict() implements ReservationOutcome {}
}
