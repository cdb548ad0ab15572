package dev.pavedroad.gateway.call;

import dev.pavedroad.gateway.GatewayProperties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * So many calls to one service at once. What is too many waits a moment, in its turn, for a place: a crowd of quick
 * calls gets through. Once somebody has waited in vain, nobody waits for the next moment: behind calls that hang, or
 * that are more than can be served, one would only wait until nobody wants the answer.
 *
 * @see <a href="https://queue.acm.org/detail.cfm?id=2839461">Maurer: Fail at Scale, on adaptive time-outs of queues</a>
 */
@Component
class Places {

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

    private final int callsAtOnce;

    Places(GatewayProperties properties) {
        this.callsAtOnce = properties.callsAtOnce();
    }

    HandlerFilterFunction<ServerResponse, ServerResponse> atOneService() {
        var places = new Semaphore(callsAtOnce, true);
        var waitedInVain = new AtomicLong(System.nanoTime() - PATIENCE);
        return (request, next) -> {
            var patience = System.nanoTime() - waitedInVain.get() < PATIENCE ? 0 : PATIENCE;
            if (!places.tryAcquire(patience, TimeUnit.NANOSECONDS)) {
                if (patience > 0) {
                    waitedInVain.set(System.nanoTime());
                }
                throw new CallFailed(CallFailed.Reason.NO_PLACE);
            }
            try {
                return next.handle(request);
            } finally {
                places.release();
            }
        };
    }
}
