package dev.pavedroad.chassis.client;

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
 * Runs the calls of clients: a client {@link #start starts} its remote call as a future, as a time limiter needs it, and
 * the use case {@link #await awaits} the outcome under one deadline that holds for all attempts together.
 */
public class ClientCalls {

    private final Duration deadline;
    private final ObservationRegistry observations;
    private final ContextSnapshotFactory contexts = ContextSnapshotFactory.builder().build();

    ClientCalls(Duration deadline, ObservationRegistry observations) {
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
     * Waits for a call, and ends what still runs of the call when that is over: an attempt that was given up would
     * keep its connection and its place in the bulkhead.
     *
     * @throws ClientTimeoutException when the deadline passed first; the outcome is then not known
     * @throws RuntimeException     what the client's fallback made of a failure
     */
    public <T> T await(Supplier<CompletableFuture<T>> call) {
        var outer = Deadline.current();
        var inner = Deadline.in(deadline);
        inner.use();
        try {
            // Also for a call of a background task, which has no trace: all attempts belong to one.
            return Observation.createNotStarted("client.call", observations)
                    .observe(() -> outcome(call.get(), inner));
        } finally {
            inner.end();
            restore(outer);
        }
    }

    private void restore(Deadline outer) {
        if (outer == null) {
            Deadline.forget();
        } else {
            outer.use();
        }
    }

    private <T> T outcome(CompletableFuture<T> call, Deadline end) {
        try {
            return call.get(end.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw CalleeFailure.unwrap(e) instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new ClientTimeoutException(deadline, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientTimeoutException(deadline, e);
        }
    }
}
