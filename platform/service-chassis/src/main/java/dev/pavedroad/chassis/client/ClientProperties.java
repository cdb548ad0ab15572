package dev.pavedroad.chassis.client;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long a call of another service may take.
 *
 * @param deadline the longest that one call may take, retries included
 */
@ConfigurationProperties("pavedroad.client")
@Validated
record ClientProperties(@NotNull @DurationMin(millis = 1) Duration deadline) {}
