package dev.pavedroad.notification.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
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
    private final MeterRegistry meters;
    private final Clock clock;

    Ledger(Deliveries deliveries, Lanes lanes, MeterRegistry meters, Clock clock) {
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.meters = meters;
        this.clock = clock;
        // From the start: a counter that appears with its first failure shows no increase.
        for (var channel : Channel.values()) {
            List.of("sent", "postponed", "failed").forEach(outcome -> attempts(channel, outcome));
        }
    }

    // The scheduler takes a postponed attempt for a good end of a run, so attempts are counted here.
    private Counter attempts(Channel channel, String outcome) {
        return meters.counter("notifications", "channel", channel.name(), "outcome", outcome);
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
        for (var tries = 1;; tries++) {
            try {
                lanes.sent(delivery);
                attempts(delivery.channel(), "sent").increment();
                return;
            } catch (DataAccessException | TransactionException e) {
                if (tries == TRIES_TO_MARK_SENT || !paused()) {
                    throw e;
                }
            }
        }
    }

    void postponed(Delivery delivery, String reason) {
        deliveries.markFailure(delivery.position(), delivery.attempts(), DeliveryStatus.QUEUED, oneLine(reason),
                clock.instant());
        attempts(delivery.channel(), "postponed").increment();
    }

    void failed(Delivery delivery, String reason) {
        lanes.failed(delivery, oneLine(reason));
        attempts(delivery.channel(), "failed").increment();
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
