package dev.pavedroad.chassis.edge;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How patient the edges are.
 *
 * @param edgeDeadline the longest that one call may take, retries included
 */
@ConfigurationProperties("pavedroad")
@Validated
record EdgeSettings(@NotNull @DurationMin(millis = 1) Duration edgeDeadline) {}
