package dev.pavedroad.order.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;

class OpenStreamsTests {

    private final OpenStreams streams =
            new OpenStreams(new TrackingProperties(Duration.ofMillis(500), Duration.ofSeconds(3), 2, 1));
    private final EventStream first = stream();

    @Test
    void hasRoomForSoManyAndForAnotherOneWhenOneIsLeft() {
        streams.add(first);
        streams.add(stream());
        assertThatExceptionOfType(StreamRefusedException.class).isThrownBy(() -> streams.add(stream()))
                .satisfies(it -> assertThat(it.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
        assertThat(streams.count()).isEqualTo(2);
        streams.remove(first);
        streams.add(stream());
        assertThat(streams.count()).isEqualTo(2);
    }

    @Test
    void noticesWithin10SecondsThatAClientHasGoneAndLooksForChangesOftenEnough() throws IOException {
        var settings = new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yml"));
        var tracking = new Binder(ConfigurationPropertySources.from(settings))
                .bind("pavedroad.tracking", TrackingProperties.class).get();
        assertThat(tracking.commentEvery()).isLessThan(Duration.ofSeconds(4));
        // The first comment after the end is answered with a reset, which the second one meets.
        assertThat(tracking.commentEvery().multipliedBy(2)).isLessThan(Duration.ofSeconds(10));
        assertThat(tracking.maxStreamsPerUser()).isEqualTo(20);
        assertThat(tracking.pollEvery()).isLessThan(Duration.ofSeconds(2));
    }

    private static EventStream stream() {
        return new EventStream(UUID.randomUUID(), UUID.randomUUID(), 0, Duration.ofSeconds(3), Duration.ofMinutes(15));
    }
}
