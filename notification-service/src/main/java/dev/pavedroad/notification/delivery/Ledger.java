package dev.pavedroad.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What an attempt writes down before and after it; each entry is a short transaction of its own. */
@Component
class Ledger {

    private static final int TRIES_TO_MARK_SENT = 60;
    private static final int LONGEST_REASON = 500;

    private final Deliveries deliveries;
    private final Lanes lanes;
    private final Clock clock;
    private final MeterRegistry meters;

    Ledger(Deliveries deliveries, Lanes lanes, Clock clock, MeterRegistry meters) {
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.clock = clock;
        this.meters = meters;
    }

    /** Takes a delivery over for one attempt, also from an earlier attempt that was never heard of again. */
    Optional<Delivery> begin(long position) {
        return deliveries.begin(position, clock.instant());
    }

    boolean isStillHeld(Delivery delivery) {
        return deliveries.isHeldBy(delivery.position(), delivery.attempts());
    }

    /** Insists: it is out and only this process knows, so a database that is away must not make a second copy of it. */
    void sent(Delivery delivery) {
        count(delivery, "sent");
        for (var tries = 1;; tries++) {
            try {
                lanes.sent(delivery);
                return;
            } catch (DataAccessException | TransactionException e) {
                if (tries == TRIES_TO_MARK_SENT || !paused()) {
                    throw e;
                }
            }
        }
    }

    void postponed(Delivery delivery, String reason) {
        count(delivery, "postponed");
        deliveries.markFailure(delivery.position(), delivery.attempts(), DeliveryStatus.QUEUED, oneLine(reason),
                clock.instant());
    }

    void failed(Delivery delivery, String reason) {
        count(delivery, "failed");
        lanes.failed(delivery, oneLine(reason));
    }

    // The scheduler takes a postponed attempt for a good end of a run, so attempts are counted here.
    private void count(Delivery delivery, String outcome) {
        meters.counter("deliveries.attempts", "channel", delivery.channel().name().toLowerCase(Locale.ROOT), "outcome",
                outcome).increment();
    }

    private static String oneLine(String reason) {
        var line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_REASON));
    }

    private static boolean paused() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
