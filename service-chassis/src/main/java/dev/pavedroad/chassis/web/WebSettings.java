package dev.pavedroad.chassis.web;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a service takes.
 *
 * @param maxRequestBodySize the longest body of a request
 */
@ConfigurationProperties("pavedroad")
@Validated
record WebSettings(@NotNull DataSize maxRequestBodySize) {

    @AssertTrue(message = "pavedroad.max-request-body-size must be a size from 1B to 1GB")
    boolean isInRange() {
        return maxRequestBodySize == null || maxRequestBodySize.toBytes() > 0 && maxRequestBodySize.toGigabytes() <= 1;
    }

    int maxRequestBodyBytes() {
        return Math.toIntExact(maxRequestBodySize.toBytes());
    }
}
