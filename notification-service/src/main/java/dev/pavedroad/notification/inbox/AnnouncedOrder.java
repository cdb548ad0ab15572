package dev.pavedroad.notification.inbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * The order as it was when something happened to it; without names and prices when its stock was never reserved.
 *
 * @param total in EUR
 */
public record AnnouncedOrder(@NotNull UUID id, UUID customerId, @CodePointLength(max = 40) String status,
        @NotEmpty @Size(max = 50) List<@NotNull @Valid Line> items,
        @Digits(integer = 15, fraction = 2) BigDecimal total,
        @CodePointLength(max = 100) String trackingNumber, @NotNull Instant createdAt,
        @Size(max = 20) List<@NotNull @Valid Step> history) {

    /** A quantity of one product, with its price in EUR. */
    public record Line(@NotNull UUID productId, @CodePointLength(max = 64) String sku,
            @CodePointLength(max = 100) String name,
            @Digits(integer = 9, fraction = 2) BigDecimal unitPrice, @Positive int quantity) {}

    record Step(@CodePointLength(max = 40) String status, Instant at) {}
}
