package dev.pavedroad.chassis.lifecycle;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How a service stops.
 *
 * @param drainTime how long it goes on answering
 */
@ConfigurationProperties("pavedroad")
@Validated
record DrainSettings(
        @NotNull(message = REMEDY) @DurationMin(nanos = 0, message = REMEDY) Duration drainTime) {

    private static final String REMEDY = "a duration such as 10s";
}
