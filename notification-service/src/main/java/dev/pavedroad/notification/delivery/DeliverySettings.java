package dev.pavedroad.notification.delivery;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How patient deliveries are.
 *
 * @param firstWait   between the first attempt and the second; doubles from there on
 * @param longestWait between any two attempts
 * @param giveUpAfter from then on a delivery that still does not succeed has failed
 * @param keepSent    how long notifications are kept once they are sent
 */
@ConfigurationProperties("pavedroad.delivery")
@Validated
record DeliverySettings(@NotNull @DurationMin(millis = 10) Duration firstWait,
        @NotNull @DurationMin(millis = 10) Duration longestWait, @NotNull @DurationMin(nanos = 0) Duration giveUpAfter,
        @NotNull @DurationMin(days = 1) Duration keepSent) {

    private static final int MOST_DOUBLINGS = 20;

    Duration waitAfter(int attempts) {
        var wait = firstWait.multipliedBy(1L << Math.clamp(attempts - 1, 0, MOST_DOUBLINGS));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
