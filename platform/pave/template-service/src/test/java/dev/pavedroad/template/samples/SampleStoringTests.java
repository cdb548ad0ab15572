package dev.pavedroad.template.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.template.TemplateServiceTest;
import dev.pavedroad.template.samples.StoringOutcome.OtherName;
import dev.pavedroad.template.samples.StoringOutcome.Stored;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TemplateServiceTest
class SampleStoringTests {

    @Autowired
    private SampleStoring storing;

    private final UUID id = UUID.randomUUID();

    @Test
    void givesARepeatedRequestTheFirstAnswer() {
        var first = storing.store(id, "First");

        assertThat(first).isInstanceOf(Stored.class);
        assertThat(storing.store(id, "First")).isEqualTo(first);
    }

    @Test
    void keepsTheFirstName() {
        var first = storing.store(id, "First");

        assertThat(storing.store(id, "Second")).isEqualTo(new OtherName());
        assertThat(storing.store(id, "First")).isEqualTo(first);
    }

    @Test
    void storesOneOfManyRequestsThatComeAtOnce() {
        var outcomes = IntStream.range(0, 20).parallel().mapToObj(it -> storing.store(id, "Name " + it)).toList();

        assertThat(outcomes).filteredOn(Stored.class::isInstance).hasSize(1);
    }
}
