package dev.pavedroad.product.reservation;

import dev.pavedroad.product.reservation.ReservationOutcome.InsufficientStock;
import dev.pavedroad.product.reservation.ReservationOutcome.Reserved;
import dev.pavedroad.product.reservation.ReservationOutcome.UnknownProducts;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts decided reservations by their outcome, once that is committed; one that is asked for again counts once. */
@Component
class ReservationCounter {

    /** A reservation got its outcome, which never changes. */
    record Decided(ReservationOutcome outcome) {}

    private static final String RESERVATIONS = "stock.reservations";

    private final MeterRegistry meters;

    ReservationCounter(MeterRegistry meters) {
        this.meters = meters;
        // From the start: a counter that appears with its first conflict shows no increase.
        List.of("reserved", "insufficient-stock", "unknown-product")
                .forEach(outcome -> meters.counter(RESERVATIONS, "outcome", outcome));
    }

    @TransactionalEventListener
    void count(Decided decided) {
        meters.counter(RESERVATIONS, "outcome", name(decided.outcome())).increment();
    }

    private static String name(ReservationOutcome outcome) {
        return switch (outcome) {
            case Reserved _ -> "reserved";
            case InsufficientStock _ -> "insufficient-stock";
            case UnknownProducts _ -> "unknown-product";
            case ReservationOutcome other -> other.getClass().getSimpleName().toLowerCase();
        };
    }
}
