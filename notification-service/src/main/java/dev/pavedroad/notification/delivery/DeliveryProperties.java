package dev.pavedroad.notification.delivery;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The waits between attempts, the mails to one address, and the retention of notifications.
 *
 * @param firstWait   the wait between the first attempt and the second; doubles from there on
 * @param longestWait the maximum wait between two attempts
 * @param giveUpAfter the age at which a delivery that still does not succeed has failed
 * @param keepSent    the retention of sent notifications
 * @param keepFailed  the retention of failed notifications, from the last attempt
 * @param mailLimitPerRecipient the maximum of mails an hour to one address; 0 is no limit
 */
@ConfigurationProperties("pavedroad.delivery")
@Validated
record DeliveryProperties(@NotNull @DurationMin(millis = 10) Duration firstWait,
        @NotNull @DurationMin(millis = 10) Duration longestWait, @NotNull @DurationMin(nanos = 0) Duration giveUpAfter,
        @NotNull @DurationMin(days = 1) Duration keepSent, @NotNull @DurationMin(days = 1) Duration keepFailed,
        @Min(0) int mailLimitPerRecipient) {

    private static final int MAX_DOUBLINGS = 20;

    Duration waitAfter(int attempts) {
        var wait = firstWait.multipliedBy(1L << Math.clamp(attempts - 1, 0, MAX_DOUBLINGS));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
