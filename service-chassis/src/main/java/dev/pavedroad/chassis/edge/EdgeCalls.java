package dev.pavedroad.chassis.edge;

import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs the calls of edges: an edge {@link #start starts} its remote call as a future, as a time limiter needs it, and the
 * use case {@link #await awaits} the outcome under one deadline that holds for all attempts together.
 */
public class EdgeCalls {

    private final Duration deadline;
    private final Executor threads;
    private final ContextSnapshotFactory contexts = ContextSnapshotFactory.builder().build();

    EdgeCalls(Duration deadline) {
        this.deadline = deadline;
        this.threads = ContextExecutorService.wrap(Executors.newVirtualThreadPerTaskExecutor(), contexts::captureAll);
    }

    /** Starts one attempt on a virtual thread that knows the trace and the deadline of this one. */
    public <T> CompletableFuture<T> start(Supplier<T> attempt) {
        return CompletableFuture.supplyAsync(attempt, threads);
    }

    /**
     * Waits for an edge.
     *
     * @throws EdgeTimeoutException when the deadline passed first; the outcome is then not known
     * @throws RuntimeException     what the edge's fallback made of a failure
     */
    public <T> T await(Supplier<CompletableFuture<T>> edge) {
        var accessor = new Deadline.Accessor();
        var outer = Deadline.current();
        accessor.setValue(Deadline.in(deadline));
        try {
            return edge.get().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Causes.unwrap(e) instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new EdgeTimeoutException(deadline, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EdgeTimeoutException(deadline, e);
        } finally {
            if (outer == null) {
                accessor.setValue();
            } else {
                accessor.setValue(outer);
            }
        }
    }
}
