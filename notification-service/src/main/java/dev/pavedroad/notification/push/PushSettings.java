package dev.pavedroad.notification.push;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How web push leaves.
 *
 * @param keyFile         the VAPID key, a JWK, in a file
 * @param key             the same as a value
 * @param subject         whom a push service may write to about us, {@code mailto:...} or {@code https://...}
 * @param extraHosts      push services beyond the known ones: {@code push.example.org} or {@code *.push.example.org}
 * @param loopbackAllowed for tests alone: a push service on this machine, at any port and without TLS
 * @param timeToLive      how long a push service may keep a message for a browser that is away
 */
@ConfigurationProperties("pavedroad.push")
@Validated
record PushSettings(String keyFile, String key, @NotNull @Pattern(regexp = "mailto:[^@\\s]+@[^@\\s]+|https://\\S+",
        message = "a mailto: or https: address such as mailto:you@example.com") String subject,
        @NotNull List<@Pattern(regexp = "(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+",
                message = "host names such as push.example.org,*.example.net") String> extraHosts,
        boolean loopbackAllowed, @NotNull @DurationMin(millis = 10) Duration connectTimeout,
        @NotNull @DurationMin(millis = 10) Duration answerTimeout,
        @NotNull @DurationMin(seconds = 0) Duration timeToLive) {

    @Override
    public String toString() {
        return "push of " + subject;
    }
}
