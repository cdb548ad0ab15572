package dev.pavedroad.notification.delivery;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import dev.pavedroad.notification.delivery.Outcome.Postponed;
import dev.pavedroad.notification.delivery.Outcome.Refused;
import dev.pavedroad.notification.delivery.Outcome.Sent;
import dev.pavedroad.notification.inbox.Notifications;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Makes one attempt at a delivery, outside of any transaction, and says whether its task runs again. */
@Component
class DeliveryWorker {

    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);

    // Only this process knows that the notification is out, so an outage of the database must not make a second copy.
    private static final Retry MARK_SENT = Retry.of("mark-sent", RetryConfig.custom().maxAttempts(60)
            .waitDuration(Duration.ofMillis(500))
            .retryExceptions(DataAccessException.class, TransactionException.class).build());

    private final DeliveryQueues queues;
    private final Notifications notifications;
    private final Map<Channel, ChannelSender> senders;
    private final DeliveryProperties settings;
    private final MeterRegistry meters;
    private final Clock clock;

    DeliveryWorker(DeliveryQueues queues, Notifications notifications, List<ChannelSender> senders,
            DeliveryProperties settings, MeterRegistry meters, Clock clock) {
        this.queues = queues;
        this.notifications = notifications;
        this.senders = senders.stream().collect(Collectors.toMap(ChannelSender::channel, Function.identity()));
        this.settings = settings;
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

    CompletionHandler<String> attempt(long position) {
        return queues.begin(position).map(this::attempt).orElseGet(OnCompleteRemove::new);
    }

    private CompletionHandler<String> attempt(Delivery delivery) {
        return switch (outcomeOf(delivery)) {
            case Sent _ -> sent(delivery);
            case Refused(var reason) -> failedForGood(delivery, reason);
            case Postponed(var reason, _) when isOverdue(delivery) -> failedForGood(delivery,
                    "given up after %s: %s".formatted(settings.giveUpAfter(), reason));
            case Postponed(var reason, var retryAfter) -> postponed(delivery, reason, retryAfter);
        };
    }

    private Outcome outcomeOf(Delivery delivery) {
        try {
            return senders.get(delivery.channel()).deliver(notifications.get(delivery.notificationId()),
                    () -> queues.isHeldBy(delivery));
        } catch (RuntimeException e) {
            log.error("attempt broke off id={} channel={}", delivery.notificationId(), delivery.channel(), e);
            return new Postponed("unexpected: " + e.getMessage());
        }
    }

    private boolean isOverdue(Delivery delivery) {
        return clock.instant().isAfter(delivery.queuedAt().plus(settings.giveUpAfter()));
    }

    private CompletionHandler<String> sent(Delivery delivery) {
        MARK_SENT.executeRunnable(() -> queues.markSent(delivery));
        attempts(delivery.channel(), "sent").increment();
        log.info("notification sent id={} channel={} attempt={}", delivery.notificationId(), delivery.channel(),
                delivery.attempts());
        return new OnCompleteRemove<>();
    }

    private CompletionHandler<String> failedForGood(Delivery delivery, String reason) {
        queues.markFailed(delivery, reason);
        attempts(delivery.channel(), "failed").increment();
        log.warn("notification failed id={} channel={} attempt={} reason={}", delivery.notificationId(),
                delivery.channel(), delivery.attempts(), new LoggedReason(reason));
        return new OnCompleteRemove<>();
    }

    private CompletionHandler<String> postponed(Delivery delivery, String reason, Duration retryAfter) {
        var backoff = settings.waitAfter(delivery.attempts());
        var wait = backoff.compareTo(retryAfter) < 0 ? retryAfter : backoff;
        queues.markPostponed(delivery, reason);
        attempts(delivery.channel(), "postponed").increment();
        log.info("notification postponed id={} channel={} attempt={} wait={} reason={}", delivery.notificationId(),
                delivery.channel(), delivery.attempts(), wait, new LoggedReason(reason));
        return (done, operations) -> operations.reschedule(done, done.getTimeDone().plus(wait));
    }
}
