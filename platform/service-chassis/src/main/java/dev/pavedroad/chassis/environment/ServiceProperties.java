package dev.pavedroad.chassis.environment;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What every service is told about itself.
 *
 * @param drainTime          how long it goes on answering after it was told to stop
 * @param maxRequestBodySize the longest body of a request
 * @param maxJsonTokens      names, values, brackets of a JSON text that is read, a callee's response included
 */
@ConfigurationProperties("pavedroad")
@Validated
public record ServiceProperties(
        @NotNull(message = DURATION) @DurationMin(nanos = 0, message = DURATION) Duration drainTime,
        @NotNull DataSize maxRequestBodySize,
        @Min(value = 1, message = "a number from 1 on") long maxJsonTokens) {

    private static final String DURATION = "a duration such as 10s";

    @AssertTrue(message = "pavedroad.max-request-body-size must be a size from 1B to 1GB")
    boolean isInRange() {
        return maxRequestBodySize == null || maxRequestBodySize.toBytes() > 0
                && maxRequestBodySize.compareTo(DataSize.ofGigabytes(1)) <= 0;
    }
}
