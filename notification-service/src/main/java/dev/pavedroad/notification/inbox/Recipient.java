package dev.pavedroad.notification.inbox;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Who is told.
 *
 * @param email as the customer gave it; whether mail can go there shows when it is sent
 */
public record Recipient(@NotNull @Size(max = 100) String name, @NotBlank @Size(max = 254) String email) {}
