package dev.pavedroad.template.samples;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Each {@link Sample} by its id, and the newest first. They are in the memory of this process alone: the oldest goes
 * when there are more than {@value #MAX_SIZE}, all go when the process ends, and no other instance knows them.
 */
@Component
class Samples {

    static final int MAX_SIZE = 10_000;

    private final SequencedMap<UUID, Sample> byId = new LinkedHashMap<>();

    /** Whether the id is new here. */
    synchronized boolean add(UUID id, String name, Instant madeAt) {
        if (byId.putIfAbsent(id, new Sample(id, name, madeAt)) != null) {
            return false;
        }
        if (byId.size() > MAX_SIZE) {
            byId.pollFirstEntry();
        }
        return true;
    }

    synchronized Optional<Sample> findById(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized List<Sample> newest(int size, long offset) {
        return byId.sequencedValues().reversed().stream().skip(offset).limit(size).toList();
    }

    synchronized long count() {
        return byId.size();
    }
}
