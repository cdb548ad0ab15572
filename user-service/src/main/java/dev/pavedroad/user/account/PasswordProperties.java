package dev.pavedroad.user.account;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How passwords are hashed.
 *
 * @param maxWait a password that waits longer for its hash is refused with 429
 */
@ConfigurationProperties("pavedroad.passwords")
@Validated
record PasswordProperties(@NotNull @DurationMin(millis = 1) Duration maxWait) {}
