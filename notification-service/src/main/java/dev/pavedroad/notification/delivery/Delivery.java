package dev.pavedroad.notification.delivery;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A notification on its way through one channel.
 *
 * @param position its place in the lane of its order and channel
 * @param attempts counts each try when it begins, and so names the try that has the delivery now
 * @param trace    what the delivery belongs to, or {@code null}
 */
@Table("deliveries")
record Delivery(@Id long position, UUID notificationId, UUID orderId, Channel channel, DeliveryStatus status,
        int attempts, String lastError, Instant queuedAt, Instant changedAt,
        String trace) {}
