package dev.pavedroad.chassis.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrometerContextPropagatorTests {

    private final MicrometerContextPropagator propagator = new MicrometerContextPropagator();

    @AfterEach
    void forget() {
        Deadline.forget();
    }

    @Test
    void takesTheContextAlongAndLeavesNothingOfItBehind() {
        ContextRegistry.getInstance().registerThreadLocalAccessor("deadline", Deadline::current, Deadline::use,
                Deadline::forget);
        var mine = Deadline.in(Duration.ofMinutes(1));
        mine.use();
        var context = propagator.retrieve().get();
        Deadline.forget();

        propagator.copy().accept(context);
        assertThat(Deadline.current()).isSameAs(mine);
        propagator.clear().accept(context);
        assertThat(Deadline.current()).isNull();

        mine.use();
        propagator.clear().accept(context);
        assertThat(Deadline.current()).isSameAs(mine);
    }
}
