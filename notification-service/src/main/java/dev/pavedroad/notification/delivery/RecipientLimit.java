package dev.pavedroad.notification.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds mails to one address back when they are too many for an hour.
 *
 * <p>Each mail reserves the time from which it may go, and no hour has more such times of one address than the limit. So a
 * mail that waits is a task that sleeps until its own time: it takes nothing from other recipients, and all of them do
 * not wake at once. A failed attempt gives its time back. What was due while no instance ran goes out together.
 */
@Component
class RecipientLimit {

    private final Deliveries deliveries;
    private final int limit;
    private final Counter limited;
    private final Clock clock;

    RecipientLimit(Deliveries deliveries, DeliveryProperties settings, MeterRegistry meters, Clock clock) {
        this.deliveries = deliveries;
        this.limit = settings.mailLimitPerRecipient();
        this.limited = meters.counter("notifications", "channel", Channel.EMAIL.name(), "outcome", "limited");
        this.clock = clock;
    }

    /** When the delivery may be attempted, if that is not now. */
    @Transactional
    public Optional<Instant> waitUntil(long position) {
        if (limit == 0 || deliveries.lockRecipientOfMail(position) == 0) {
            return Optional.empty();
        }
        var now = clock.instant();
        var time = deliveries.reserveTime(position, limit, now).filter(it -> it.isAfter(now));
        time.ifPresent(_ -> limited.increment());
        return time;
    }
}
