package dev.pavedroad.notification.inbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Something that a customer is to be told about an order. */
public record Notification(@NotNull UUID id, @NotNull NotificationType type, @NotNull @Valid Recipient recipient,
        @NotNull @Valid AnnouncedOrder order) {}
