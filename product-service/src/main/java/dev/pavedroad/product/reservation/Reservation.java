package dev.pavedroad.product.reservation;

import dev.pavedroad.product.reservation.ReservationOutcome.Conflict;
import dev.pavedroad.product.reservation.ReservationOutcome.InsufficientStock;
import dev.pavedroad.product.reservation.ReservationOutcome.Released;
import dev.pavedroad.product.reservation.ReservationOutcome.Reserved;
import dev.pavedroad.product.reservation.ReservationOutcome.UnknownProducts;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The one decision about an order's stock. Its outcome follows from the products as the first request found them, which
 * are stored, so that the answer to every later request is the same.
 */
record Reservation(UUID orderId, List<ReservationLine> lines, boolean released) {

    static Reservation of(UUID orderId, List<RequestedLine> requested, Map<UUID, StockedProduct> found) {
        var lines = requested.stream()
                .map(line -> new ReservationLine(line.productId(), line.quantity(), found.get(line.productId())))
                .toList();
        return new Reservation(orderId, lines, false);
    }

    ReservationOutcome outcome() {
        var unknown = lines.stream().filter(ReservationLine::isUnknown).map(ReservationLine::productId).toList();
        if (!unknown.isEmpty()) {
            return new UnknownProducts(unknown);
        }
        var shortLines = lines.stream().filter(ReservationLine::isShort).toList();
        return shortLines.isEmpty() ? new Reserved(lines) : new InsufficientStock(shortLines);
    }

    /** The answer to a request that came after the first, or after the release. */
    ReservationOutcome answerTo(List<RequestedLine> requested) {
        if (released) {
            return new Released();
        }
        return requested.equals(requestedLines()) ? outcome() : new Conflict();
    }

    /** The lines whose stock this reservation took: all or none. */
    List<ReservationLine> taken() {
        return outcome() instanceof Reserved(var reserved) ? reserved : List.of();
    }

    private List<RequestedLine> requestedLines() {
        return lines.stream().map(line -> new RequestedLine(line.productId(), line.quantity())).toList();
    }
}
