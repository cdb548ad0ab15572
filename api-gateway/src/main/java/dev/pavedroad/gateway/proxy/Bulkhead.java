package dev.pavedroad.gateway.proxy;

import dev.pavedroad.gateway.GatewayProperties;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Limits how many calls to one service run at once. A further call waits a moment, in its turn: a burst of quick calls
 * gets through. Not Resilience4j's bulkhead, in which every call waits as long while a service hangs: {@code
 * BulkheadTests.refuseSoonWhatIsTooMuchForOneServiceAndLeaveTheOthersAlone} fails with it.
 */
@Component
class Bulkhead {

    private final int maxConcurrentCalls;
    private final Duration maxQueueWait;
    private final LoadShedding loadShedding;

    Bulkhead(GatewayProperties properties, LoadShedding loadShedding) {
        this.maxConcurrentCalls = properties.maxConcurrentCalls();
        this.maxQueueWait = properties.maxQueueWait();
        this.loadShedding = loadShedding;
    }

    HandlerFilterFunction<ServerResponse, ServerResponse> at(String service) {
        var permits = new Semaphore(maxConcurrentCalls, true);
        var queue = new AdmissionQueue(maxQueueWait, System::nanoTime);
        return (request, next) -> {
            if (!acquire(permits, queue)) {
                return loadShedding.because("too many calls to " + service);
            }
            try {
                return next.handle(request);
            } finally {
                queue.recordCompletion();
                permits.release();
            }
        };
    }

    private static boolean acquire(Semaphore permits, AdmissionQueue queue) throws InterruptedException {
        if (!permits.hasQueuedThreads() && permits.tryAcquire()) {
            queue.reset();
            return true;
        }
        if (!queue.join()) {
            return false;
        }
        try {
            return permits.tryAcquire(queue.acquireTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            queue.leave();
        }
    }
}
