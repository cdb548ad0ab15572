package dev.pavedroad.notification.delivery;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import dev.pavedroad.notification.delivery.Outcome.Postponed;
import dev.pavedroad.notification.delivery.Outcome.Refused;
import dev.pavedroad.notification.delivery.Outcome.Sent;
import dev.pavedroad.notification.inbox.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes one attempt at a delivery and says what becomes of its task. */
@Component
class Delivering {

    private static final Logger log = LoggerFactory.getLogger(Delivering.class);

    private final Ledger ledger;
    private final Notifications notifications;
    private final Map<Channel, Courier> couriers;
    private final DeliverySettings settings;
    private final Clock clock;

    Delivering(Ledger ledger, Notifications notifications, List<Courier> couriers, DeliverySettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.notifications = notifications;
        this.couriers = couriers.stream().collect(Collectors.toMap(Courier::channel, Function.identity()));
        this.settings = settings;
        this.clock = clock;
    }

    CompletionHandler<String> attempt(long position) {
        return ledger.begin(position).map(this::attempt).orElseGet(OnCompleteRemove::new);
    }

    private CompletionHandler<String> attempt(Delivery delivery) {
        return switch (outcomeOf(delivery)) {
            case Sent _ -> {
                ledger.sent(delivery);
                log.info("notification sent id={} channel={} attempt={}", delivery.notificationId(),
                        delivery.channel(), delivery.attempts());
                yield new OnCompleteRemove<>();
            }
            case Refused(var reason) -> fail(delivery, reason);
            case Postponed(var reason, _) when isOverdue(delivery) -> fail(delivery,
                    "given up after %s: %s".formatted(settings.giveUpAfter(), reason));
            case Postponed(var reason, var notWithin) -> postpone(delivery, reason, notWithin);
        };
    }

    private Outcome outcomeOf(Delivery delivery) {
        try {
            return couriers.get(delivery.channel()).deliver(notifications.get(delivery.notificationId()),
                    () -> ledger.isStillHeld(delivery));
        } catch (RuntimeException e) {
            log.error("attempt broke off id={} channel={}", delivery.notificationId(), delivery.channel(), e);
            return new Postponed("unexpected: " + e.getMessage());
        }
    }

    private boolean isOverdue(Delivery delivery) {
        return clock.instant().isAfter(delivery.queuedAt().plus(settings.giveUpAfter()));
    }

    private CompletionHandler<String> fail(Delivery delivery, String reason) {
        ledger.failed(delivery, reason);
        log.warn("notification failed id={} channel={} attempt={} reason={}", delivery.notificationId(),
                delivery.channel(), delivery.attempts(), new LoggedReason(reason));
        return new OnCompleteRemove<>();
    }

    private CompletionHandler<String> postpone(Delivery delivery, String reason, Duration notWithin) {
        var usual = settings.waitAfter(delivery.attempts());
        var wait = usual.compareTo(notWithin) < 0 ? notWithin : usual;
        ledger.postponed(delivery, reason);
        log.info("notification postponed id={} channel={} attempt={} wait={} reason={}", delivery.notificationId(),
                delivery.channel(), delivery.attempts(), wait, new LoggedReason(reason));
        return (done, operations) -> operations.reschedule(done, done.getTimeDone().plus(wait));
    }
}
