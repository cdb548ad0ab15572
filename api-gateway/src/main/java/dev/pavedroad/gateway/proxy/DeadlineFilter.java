package dev.pavedroad.gateway.proxy;

import dev.pavedroad.gateway.GatewayProperties;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Sets a deadline for each call. */
@Component
class DeadlineFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final String ATTRIBUTE = Deadline.class.getName();

    private final Duration limit;
    private final ScheduledThreadPoolExecutor timer;

    DeadlineFilter(GatewayProperties properties) {
        this.limit = properties.responseTimeout();
        this.timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** The deadline of a request, or {@code null} when it has none. */
    static Deadline of(ServerRequest request) {
        return (Deadline) request.servletRequest().getAttribute(ATTRIBUTE);
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        var deadline = new Deadline();
        var alarm = timer.schedule(deadline::pass, limit.toNanos(), TimeUnit.NANOSECONDS);
        request.servletRequest().setAttribute(ATTRIBUTE, deadline);
        try {
            return next.handle(request);
        } finally {
            alarm.cancel(false);
            deadline.limits(() -> false);
        }
    }

    int pending() {
        return timer.getQueue().size();
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /**
     * The time that a service has for its answer, over all tries. When it is over the connection is closed under the
     * attempt that still waits for it, so that a service which drips byte after byte gains nothing.
     */
    static class Deadline {

        private Cancellable attempt = () -> false;
        private boolean passed;

        /** Gives up this attempt, the latest, when the time is over. */
        synchronized void limits(Cancellable next) {
            attempt = next;
        }

        synchronized boolean hasPassed() {
            return passed;
        }

        private synchronized void pass() {
            passed = true;
            // Elsewhere: closing a connection must not hold up the other alarms.
            Thread.startVirtualThread(attempt::cancel);
        }
    }
}
