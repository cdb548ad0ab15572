package dev.pavedroad.chassis.edge;

import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs the calls of edges: an edge {@link #start starts} its remote call as a future, as a time limiter needs it, and
 * the use case {@link #await awaits} the outcome under one deadline that holds for all attempts together.
 */
public class EdgeCalls {

    private final Duration deadline;
    private final ObservationRegistry observations;
    private final Deadline.Accessor currentDeadline = new Deadline.Accessor();
    private final ContextSnapshotFactory contexts = ContextSnapshotFactory.builder().build();

    EdgeCalls(Duration deadline, ObservationRegistry observations) {
        this.deadline = deadline;
        this.observations = observations;
    }

    /** Starts one attempt on a virtual thread that knows the trace and the deadline of this one. */
    public <T> CompletableFuture<T> start(Supplier<T> attempt) {
        var outcome = new CompletableFuture<T>();
        var thread = Thread.startVirtualThread(contexts.captureAll().wrap(() -> complete(outcome, attempt)));
        if (Deadline.current() != null) {
            Deadline.current().endsWithTheCall(thread);
        }
        return outcome;
    }

    private static <T> void complete(CompletableFuture<T> outcome, Supplier<T> attempt) {
        try {
            outcome.complete(attempt.get());
        } catch (Throwable failure) {
            outcome.completeExceptionally(failure);
        }
    }

    /**
     * Waits for an edge, and ends what still runs of the call when that is over: an attempt that was given up would
     * keep its connection and its place in the bulkhead.
     *
     * @throws EdgeTimeoutException when the deadline passed first; the outcome is then not known
     * @throws RuntimeException     what the edge's fallback made of a failure
     */
    public <T> T await(Supplier<CompletableFuture<T>> edge) {
        var outer = Deadline.current();
        var call = Deadline.in(deadline);
        currentDeadline.setValue(call);
        try {
            // Also for a call of a background task, which has no trace: all attempts belong to one.
            return Observation.createNotStarted("edge.call", observations)
                    .observe(() -> outcome(edge.get(), call));
        } finally {
            call.end();
            restore(outer);
        }
    }

    private void restore(Deadline outer) {
        if (outer == null) {
            currentDeadline.setValue();
        } else {
            currentDeadline.setValue(outer);
        }
    }

    private <T> T outcome(CompletableFuture<T> edge, Deadline call) {
        try {
            return edge.get(call.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Causes.unwrap(e) instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new EdgeTimeoutException(deadline, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EdgeTimeoutException(deadline, e);
        }
    }
}
