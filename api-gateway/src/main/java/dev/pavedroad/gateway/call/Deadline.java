package dev.pavedroad.gateway.call;

import dev.pavedroad.gateway.door.RequestBody;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * The time that a service has for its answer, over all tries. When it is over the connection is closed under whoever
 * still waits for it, so that a service which drips byte after byte gains nothing. The time in which the gateway itself
 * waits for the client's body does not count.
 */
class Deadline implements AutoCloseable {

    private static final String ATTRIBUTE = Deadline.class.getName();

    private final long start = System.nanoTime();
    private final Duration limit;
    private final RequestBody body;
    private final ScheduledExecutorService clock;
    private Future<?> alarm;
    private Cancellable attempt;
    private boolean passed;

    Deadline(Duration limit, RequestBody body, ScheduledExecutorService clock) {
        this.limit = limit;
        this.body = body;
        this.clock = clock;
        check();
    }

    /** The deadline of a request, or {@code null} when it has none. */
    static Deadline of(ServerRequest request) {
        return (Deadline) request.servletRequest().getAttribute(ATTRIBUTE);
    }

    Deadline attachedTo(ServerRequest request) {
        request.servletRequest().setAttribute(ATTRIBUTE, this);
        return this;
    }

    /** Gives up this attempt when the time is over. */
    synchronized void limits(Cancellable next) {
        if (passed) {
            throw new CallFailed(CallFailed.Reason.OVERDUE);
        }
        attempt = next;
    }

    synchronized boolean hasPassed() {
        return passed;
    }

    private synchronized void check() {
        var left = limit.plus(body.waited()).toNanos() - (System.nanoTime() - start);
        if (left > 0) {
            alarm = clock.schedule(this::check, left, TimeUnit.NANOSECONDS);
            return;
        }
        passed = true;
        if (attempt != null) {
            // Elsewhere: closing a connection must not hold up the other alarms.
            Thread.startVirtualThread(attempt::cancel);
        }
    }

    @Override
    public synchronized void close() {
        attempt = null;
        alarm.cancel(false);
    }
}
