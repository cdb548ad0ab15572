package dev.pavedroad.gateway.proxy;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The event streams that are open: each ends with the token that it was opened with, and all when the gateway drains, or
 * it could not stop before their clients did.
 */
@Component
class OpenStreams {

    private final Set<Cancellable> open = ConcurrentHashMap.newKeySet();

    private final ScheduledThreadPoolExecutor timer;

    OpenStreams() {
        timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("event-stream-expiry").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Takes a stream in.
     *
     * @param end when it is ended at the latest
     * @return what is to be done when it is over
     */
    Runnable add(Cancellable stream, Optional<Instant> end) {
        open.add(stream);
        // Elsewhere: closing a connection must not hold up the other ends.
        var expiry = end.map(it -> timer.schedule(() -> Thread.startVirtualThread(stream::cancel),
                Duration.between(Instant.now(), it).toMillis(), TimeUnit.MILLISECONDS));
        return () -> {
            open.remove(stream);
            expiry.ifPresent(it -> it.cancel(false));
        };
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    int count() {
        return open.size();
    }

    @EventListener
    void readinessChanged(AvailabilityChangeEvent<ReadinessState> event) {
        if (event.getState() == ReadinessState.REFUSING_TRAFFIC) {
            open.forEach(Cancellable::cancel);
        }
    }
}
