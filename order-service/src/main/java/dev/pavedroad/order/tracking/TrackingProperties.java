package dev.pavedroad.order.tracking;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How orders are followed.
 *
 * @param pollEvery         between two looks at the database; the contract promises changes within 2 s
 * @param commentEvery      between two comments, the second of which fails where the client has gone; the contract promises 4 s
 * @param maxStreams        at this instance: half of its connections, so that there are some for everything else
 * @param maxStreamsPerUser of one user at this instance
 */
@ConfigurationProperties("pavedroad.tracking")
@Validated
record TrackingProperties(
        @NotNull @DurationMin(millis = 50) @DurationMax(millis = 1500) Duration pollEvery,
        @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 4) Duration commentEvery,
        @Min(1) int maxStreams, @Min(1) int maxStreamsPerUser) {}
