package dev.pavedroad.user.session;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How many sessions there are, and how long.
 *
 * @param maxPerAccount the oldest ones beyond are ended and forgotten when the account signs in
 * @param maxAge        the longest that a session goes on, however often it is refreshed
 * @param keepEnded     the retention of ended sessions and of spent refresh tokens
 */
@ConfigurationProperties("pavedroad.sessions")
@Validated
record SessionProperties(@Min(1) int maxPerAccount, @NotNull @DurationMin(days = 1) Duration maxAge,
        @NotNull @DurationMin(days = 1) Duration keepEnded) {}
