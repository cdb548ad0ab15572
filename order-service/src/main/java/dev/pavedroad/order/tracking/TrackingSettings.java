package dev.pavedroad.order.tracking;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How orders are followed.
 *
 * @param pollEvery         between two looks at the database; the contract promises changes within 2 s
 * @param commentEvery      between two comments, which keep a stream alive
 * @param mostStreams       at this instance: half of its connections, so that there are some for everything else
 * @param mostStreamsOfUser of one user at this instance
 */
@ConfigurationProperties("pavedroad.tracking")
@Validated
record TrackingSettings(
        @NotNull @DefaultValue("500ms") @DurationMin(millis = 50) @DurationMax(millis = 1500) Duration pollEvery,
        @NotNull @DefaultValue("15s") @DurationMin(millis = 100) Duration commentEvery,
        @DefaultValue("500") @Min(1) int mostStreams, @DefaultValue("20") @Min(1) int mostStreamsOfUser) {}
