package dev.pavedroad.product.reservation;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long a reservation that holds no stock is kept.
 *
 * @param retention of refusals and releases; a request that comes later would be decided anew, so it is longer than any
 *                  caller repeats one
 */
@ConfigurationProperties("pavedroad.reservations")
@Validated
record ReservationProperties(@NotNull(message = RULE) @DurationMin(days = 1, message = RULE) Duration retention) {

    private static final String RULE = "a duration from 1d on, such as 90d";
}
