package dev.pavedroad.notification.delivery;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The delivery of a notification on one channel.
 *
 * @param position its order in the queue of its order and channel
 * @param attempts counts each try when it begins, and so names the try that has the delivery now
 * @param trace    the {@code traceparent} of the request that announced it, or {@code null}
 */
@Table("deliveries")
record Delivery(@Id long position, UUID notificationId, UUID orderId, Channel channel, DeliveryStatus status,
        int attempts, String lastError, Instant queuedAt, Instant changedAt,
        String trace) {}
