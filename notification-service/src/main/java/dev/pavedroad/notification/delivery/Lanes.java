package dev.pavedroad.notification.delivery;

import dev.pavedroad.chassis.observability.StoredTraces;
import dev.pavedroad.chassis.tasks.DurableTasks;
import dev.pavedroad.notification.inbox.Notification;
import dev.pavedroad.notification.inbox.NotificationAccepted;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps deliveries in order: those of one order and channel wait in a lane, and only the head of a lane has a task.
 *
 * <p>Whoever settles the head gives the next one its task in the same transaction. So nothing polls for its turn, a
 * lane that is stuck is one task that sleeps, and no lane knows of another.
 */
@Component
class Lanes {

    static final String DELIVER = "deliver";

    private final Deliveries deliveries;
    private final DurableTasks tasks;
    private final StoredTraces traces;
    private final List<Courier> couriers;
    private final Clock clock;

    Lanes(Deliveries deliveries, DurableTasks tasks, StoredTraces traces, List<Courier> couriers, Clock clock) {
        this.deliveries = deliveries;
        this.tasks = tasks;
        this.traces = traces;
        this.couriers = couriers;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    void queue(NotificationAccepted accepted) {
        var notification = accepted.notification();
        var orderId = notification.order().id();
        for (var channel : channelsOf(notification)) {
            deliveries.addToLane(notification.id(), orderId, channel, clock.instant(), traces.present());
            startHead(orderId, channel);
        }
    }

    // In one order for all, so that two transactions never wait for each other.
    private List<Channel> channelsOf(Notification notification) {
        return couriers.stream().filter(courier -> courier.reaches(notification)).map(Courier::channel).sorted()
                .toList();
    }

    @Transactional
    void sent(Delivery delivery) {
        if (deliveries.markSent(delivery.position(), delivery.orderId(), delivery.channel(), clock.instant())) {
            startHead(delivery.orderId(), delivery.channel());
        }
    }

    @Transactional
    void failed(Delivery delivery, String reason) {
        deliveries.lockLane(delivery.orderId(), delivery.channel());
        if (deliveries.markFailure(delivery.position(), delivery.attempts(), DeliveryStatus.FAILED, reason,
                clock.instant())) {
            startHead(delivery.orderId(), delivery.channel());
        }
    }

    /** Queues what has failed of a notification once more and says on which channels. */
    @Transactional
    List<Channel> tryAgain(UUID notificationId) {
        return deliveries.failed(notificationId).stream().filter(this::queueAgain).map(Delivery::channel).toList();
    }

    private boolean queueAgain(Delivery delivery) {
        deliveries.lockLane(delivery.orderId(), delivery.channel());
        var queued = deliveries.queueAgain(delivery.position(), clock.instant());
        startHead(delivery.orderId(), delivery.channel());
        return queued;
    }

    private void startHead(UUID orderId, Channel channel) {
        deliveries.headOfLane(orderId, channel).ifPresent(head -> tasks
                .schedule(DELIVER, Long.toString(head.position()), Duration.ZERO, head.trace()));
    }
}
