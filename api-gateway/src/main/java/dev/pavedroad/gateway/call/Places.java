package dev.pavedroad.gateway.call;

import dev.pavedroad.gateway.GatewayProperties;
import dev.pavedroad.gateway.door.RequestBody;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * So many calls to one service at once. What is too many waits a moment, in its turn, for a place: a crowd of quick
 * calls gets through. A call that waits for its client's body needs none yet.
 */
@Component
class Places {

    private final int callsAtOnce;
    private final Duration soon;
    private final Refusals refusals;

    Places(GatewayProperties properties, Refusals refusals) {
        this.callsAtOnce = properties.callsAtOnce();
        this.soon = properties.placeWithin();
        this.refusals = refusals;
    }

    HandlerFilterFunction<ServerResponse, ServerResponse> at(String service) {
        var places = new Semaphore(callsAtOnce, true);
        var line = new WaitingLine(soon, System::nanoTime);
        return (request, next) -> {
            RequestBody.of(request.servletRequest()).readAhead();
            if (!take(places, line)) {
                return refusals.because("no place for calls to " + service);
            }
            try {
                return next.handle(request);
            } finally {
                line.hasSeenOneEnd();
                places.release();
            }
        };
    }

    private static boolean take(Semaphore places, WaitingLine line) throws InterruptedException {
        if (!places.hasQueuedThreads() && places.tryAcquire()) {
            line.isNotNeeded();
            return true;
        }
        if (!line.join()) {
            return false;
        }
        try {
            return places.tryAcquire(line.longest().toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            line.leave();
        }
    }
}
