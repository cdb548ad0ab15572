package dev.pavedroad.notification.delivery;

import dev.pavedroad.notification.inbox.NotificationType;
import java.time.Instant;
import java.util.UUID;

/** A delivery as the contract shows it; {@code id} is the notification's, {@code at} the time of its last change. */
record DeliveryView(UUID id, NotificationType type, Channel channel, DeliveryStatus status, int attempts,
        String lastError, Instant at) {}
