package dev.pavedroad.notification.push;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Our identity at push services, and how long a call of one may take.
 *
 * @param keyFile         the file with the VAPID key, a JWK
 * @param key             the VAPID key as a value
 * @param subject         our contact for push services, {@code mailto:...} or {@code https://...}
 * @param timeToLive      how long a push service may keep a message for a browser that is away
 */
@ConfigurationProperties("pavedroad.push")
@Validated
record PushProperties(String keyFile, String key, @NotNull @Pattern(regexp = "mailto:[^@\\s]+@[^@\\s]+|https://\\S+",
        message = "a mailto: or https: address such as mailto:you@example.com") String subject,
        @NotNull @DurationMin(millis = 10) Duration connectTimeout,
        @NotNull @DurationMin(millis = 10) Duration answerTimeout,
        @NotNull @DurationMin(seconds = 0) Duration timeToLive) {

    @Override
    public String toString() {
        return "push of " + subject;
    }
}
