package dev.pavedroad.chassis.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrometerContextPropagatorTests {

    private final Deadline.Accessor current = new Deadline.Accessor();
    private final MicrometerContextPropagator propagator = new MicrometerContextPropagator();

    @AfterEach
    void forget() {
        current.setValue();
    }

    @Test
    void takesTheContextAlongAndLeavesNothingOfItBehind() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(current);
        var mine = Deadline.in(Duration.ofMinutes(1));
        current.setValue(mine);
        var context = propagator.retrieve().get();
        current.setValue();

        propagator.copy().accept(context);
        assertThat(Deadline.current()).isSameAs(mine);
        propagator.clear().accept(context);
        assertThat(Deadline.current()).isNull();

        current.setValue(mine);
        propagator.clear().accept(context);
        assertThat(Deadline.current()).isSameAs(mine);
    }
}
