package dev.pavedroad.template.samples;

import java.time.Instant;
import java.util.UUID;

/** {@link Sample} as clients see it. */
record SampleView(UUID id, String name, Instant madeAt) {

    static SampleView of(Sample sample) {
        return new SampleView(sample.id(), sample.name(), sample.madeAt());
    }
}
