package dev.pavedroad.product.reservation;

import dev.pavedroad.product.reservation.ReservationCounter.Decided;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes stock for an order, all lines or none, and gives it back: each at most once, however often a request comes. */
@Component
class StockReserving {

    private static final Logger log = LoggerFactory.getLogger(StockReserving.class);

    private final Reservations reservations;
    private final Warehouse warehouse;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StockReserving(Reservations reservations, Warehouse warehouse, ApplicationEventPublisher events, Clock clock) {
        this.reservations = reservations;
        this.warehouse = warehouse;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    ReservationOutcome reserve(UUID orderId, List<RequestedLine> requested) {
        if (!reservations.open(orderId, clock.instant())) {
            return reservations.get(orderId).answerTo(requested);
        }
        var products = requested.stream().map(RequestedLine::productId).toList();
        var reservation = Reservation.of(orderId, requested, warehouse.lockForSale(products));
        warehouse.take(reservation.taken());
        reservations.addLines(reservation);
        events.publishEvent(new Decided(reservation.outcome()));
        log.info("reservation decided order={} outcome={}", orderId, reservation.outcome().getClass().getSimpleName());
        return reservation.outcome();
    }

    @Transactional
    void release(UUID orderId) {
        if (reservations.release(orderId, clock.instant())) {
            var taken = reservations.get(orderId).taken();
            warehouse.putBack(taken);
            log.info("reservation released order={} lines={}", orderId, taken.size());
        }
    }
}
