package dev.pavedroad.notification.delivery;

import dev.pavedroad.chassis.observability.StoredTraces;
import dev.pavedroad.chassis.tasks.DurableTasks;
import dev.pavedroad.notification.inbox.Notification;
import dev.pavedroad.notification.inbox.NotificationAccepted;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps deliveries in order: those of one order and channel wait in a queue, and only the head of a queue has a task.
 *
 * <p>The transaction that settles the head gives the next delivery its task. So nothing polls for its turn, a queue
 * that is stuck is one task that sleeps, and no queue knows of another.
 */
@Component
class DeliveryQueues {

    static final String DELIVER = "deliver";

    private static final int MAX_REASON_LENGTH = 500;

    private final Deliveries deliveries;
    private final DurableTasks tasks;
    private final StoredTraces traces;
    private final List<ChannelSender> senders;
    private final Clock clock;

    DeliveryQueues(Deliveries deliveries, DurableTasks tasks, StoredTraces traces, List<ChannelSender> senders,
            Clock clock) {
        this.deliveries = deliveries;
        this.tasks = tasks;
        this.traces = traces;
        this.senders = senders;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    void add(NotificationAccepted accepted) {
        var notification = accepted.notification();
        var orderId = notification.order().id();
        for (var channel : channelsOf(notification)) {
            deliveries.add(notification.id(), orderId, channel, clock.instant(), traces.present());
            startHead(orderId, channel);
        }
    }

    // In one order for all, so that two transactions never wait for each other.
    private List<Channel> channelsOf(Notification notification) {
        return senders.stream().filter(sender -> sender.reaches(notification)).map(ChannelSender::channel).sorted()
                .toList();
    }

    /** Begins an attempt, also where an earlier one has not ended: that of a crashed instance never does. */
    Optional<Delivery> begin(long position) {
        return deliveries.begin(position, clock.instant());
    }

    /** Whether no later attempt has begun. */
    boolean isHeldBy(Delivery attempt) {
        return deliveries.isHeldBy(attempt.position(), attempt.attempts());
    }

    void markPostponed(Delivery attempt, String reason) {
        markFailure(attempt, DeliveryStatus.QUEUED, reason);
    }

    @Transactional
    void markSent(Delivery attempt) {
        if (deliveries.markSent(attempt.position(), attempt.orderId(), attempt.channel(), clock.instant())) {
            startHead(attempt.orderId(), attempt.channel());
        }
    }

    @Transactional
    void markFailed(Delivery attempt, String reason) {
        deliveries.lockQueue(attempt.orderId(), attempt.channel());
        if (markFailure(attempt, DeliveryStatus.FAILED, reason)) {
            startHead(attempt.orderId(), attempt.channel());
        }
    }

    private boolean markFailure(Delivery attempt, DeliveryStatus status, String reason) {
        var line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        return deliveries.markFailure(attempt.position(), attempt.attempts(), status,
                line.substring(0, Math.min(line.length(), MAX_REASON_LENGTH)), clock.instant());
    }

    /** Queues the failed deliveries of a notification once more and returns their channels. */
    @Transactional
    List<Channel> retryFailed(UUID notificationId) {
        return deliveries.failed(notificationId).stream().filter(this::requeue).map(Delivery::channel).toList();
    }

    private boolean requeue(Delivery failed) {
        deliveries.lockQueue(failed.orderId(), failed.channel());
        var requeued = deliveries.requeue(failed.position(), clock.instant());
        startHead(failed.orderId(), failed.channel());
        return requeued;
    }

    private void startHead(UUID orderId, Channel channel) {
        deliveries.headOfQueue(orderId, channel).ifPresent(head -> tasks
                .schedule(DELIVER, Long.toString(head.position()), Duration.ZERO, head.trace()));
    }
}
