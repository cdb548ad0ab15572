package dev.pavedroad.template.samples;

import dev.pavedroad.template.samples.StoringOutcome.OtherName;
import dev.pavedroad.template.samples.StoringOutcome.Stored;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
// if database
import org.springframework.transaction.annotation.Transactional;
// end

/** Stores a name under an id at most once, however often a request comes. */
@Component
class SampleStoring {

    private static final Logger log = LoggerFactory.getLogger(SampleStoring.class);

    private final Samples samples;
    private final Clock clock;

    SampleStoring(Samples samples, Clock clock) {
        this.samples = samples;
        this.clock = clock;
    }

    // if database
    @Transactional
    // end
    StoringOutcome store(UUID id, String name) {
        if (samples.add(id, name, clock.instant())) {
            log.info("stored id={}", id);
        }
        var stored = samples.findById(id).orElseThrow();
        return stored.name().equals(name) ? new Stored(stored) : new OtherName();
    }
}
