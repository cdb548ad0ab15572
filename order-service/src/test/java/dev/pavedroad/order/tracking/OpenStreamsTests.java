package dev.pavedroad.order.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.HttpStatus;

class OpenStreamsTests {

    private final OpenStreams streams = new OpenStreams(settings(Map.of("pavedroad.tracking.most-streams", 2,
            "pavedroad.tracking.most-streams-of-user", 1)));
    private final EventStream first = stream();

    @Test
    void hasRoomForSoManyAndForAnotherOneWhenOneIsLeft() {
        streams.add(first);
        streams.add(stream());
        assertThatExceptionOfType(StreamRefused.class).isThrownBy(() -> streams.add(stream()))
                .satisfies(it -> assertThat(it.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
        assertThat(streams.count()).isEqualTo(2);
        streams.remove(first);
        streams.add(stream());
        assertThat(streams.count()).isEqualTo(2);
    }

    @Test
    void commentsEvery15SecondsAndLooksForChangesOftenEnough() {
        assertThat(settings(Map.of()).commentEvery()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings(Map.of()).pollEvery()).isLessThan(Duration.ofSeconds(2));
    }

    private static EventStream stream() {
        return new EventStream(UUID.randomUUID(), UUID.randomUUID(), 0, Duration.ofSeconds(15));
    }

    private static TrackingSettings settings(Map<String, ?> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("pavedroad.tracking", TrackingSettings.class);
    }
}
