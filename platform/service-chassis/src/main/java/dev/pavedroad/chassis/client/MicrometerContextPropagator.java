package dev.pavedroad.chassis.client;

import io.github.resilience4j.core.ContextPropagator;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshot.Scope;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes the trace and the deadline along when Resilience4j's scheduler starts another attempt. */
public class MicrometerContextPropagator implements ContextPropagator<ContextSnapshot> {

    private static final ContextSnapshotFactory CONTEXTS = ContextSnapshotFactory.builder().build();
    private static final ThreadLocal<Scope> OPEN = new ThreadLocal<>();

    @Override
    public Supplier<Optional<ContextSnapshot>> retrieve() {
        return () -> Optional.of(CONTEXTS.captureAll());
    }

    @Override
    public Consumer<Optional<ContextSnapshot>> copy() {
        return snapshot -> snapshot.ifPresent(it -> OPEN.set(it.setThreadLocals()));
    }

    @Override
    public Consumer<Optional<ContextSnapshot>> clear() {
        return _ -> {
            if (OPEN.get() != null) {
                OPEN.get().close();
                OPEN.remove();
            }
        };
    }
}
