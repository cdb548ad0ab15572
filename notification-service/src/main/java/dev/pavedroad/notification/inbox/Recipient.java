package dev.pavedroad.notification.inbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * The customer whom a notification goes to.
 *
 * @param email as the customer gave it; whether mail can go there shows when it is sent
 * @param push  where a browser of the customer can be reached, or null; whether it can shows when it is pushed to
 */
public record Recipient(@NotNull @CodePointLength(max = 100) String name,
        @NotBlank @CodePointLength(max = 254) String email,
        @Valid PushSubscription push) {

    /** A subscription to web push as a browser gives it. */
    public record PushSubscription(@NotBlank @Size(max = 2000) String endpoint, @NotNull @Valid Keys keys) {

        /** The keys that messages are encrypted with, base64url: a point on P-256 and a secret. */
        public record Keys(@NotBlank @Size(max = 100) String p256dh, @NotBlank @Size(max = 100) String auth) {}
    }
}
