package dev.pavedroad.template.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.data.jdbc.DataJdbcTest;

@DataJdbcTest
class SamplesTests {

    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    @Autowired
    private Samples samples;

    private final UUID id = UUID.randomUUID();

    @Test
    void keepWhatWasAddedFirst() {
        assertThat(samples.add(id, "First", NOW)).isTrue();
        assertThat(samples.add(id, "Second", NOW.plusSeconds(1))).isFalse();

        assertThat(samples.findById(id)).contains(new Sample(id, "First", NOW));
    }

    @Test
    void doNotFindWhatWasNotAdded() {
        assertThat(samples.findById(id)).isEmpty();
    }

    @Test
    void listTheNewestFirst() {
        samples.add(id, "First", NOW);
        samples.add(UUID.randomUUID(), "Second", NOW.plusSeconds(1));
        samples.add(UUID.randomUUID(), "Third", NOW.plusSeconds(2));

        assertThat(samples.newest(2, 0)).extracting(Sample::name)
                .containsExactly("Third", "Second");
        assertThat(samples.newest(2, 2)).extracting(Sample::name).containsExactly("First");
        assertThat(samples.count()).isEqualTo(3);
    }
}
