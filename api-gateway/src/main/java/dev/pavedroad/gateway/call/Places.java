package dev.pavedroad.gateway.call;

import dev.pavedroad.gateway.GatewayProperties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * So many calls to one service at once. As many again wait a moment, in their turn, for a place: a crowd of quick calls
 * gets through; behind calls that hang it would only wait until nobody wants its answers, so it is refused. What is more
 * is refused at once, for what waits needs memory.
 */
@Component
class Places {

    private static final long PATIENCE_MILLIS = 500;

    private final int callsAtOnce;

    @Autowired
    Places(GatewayProperties properties) {
        this(properties.callsAtOnce());
    }

    Places(int callsAtOnce) {
        this.callsAtOnce = callsAtOnce;
    }

    HandlerFilterFunction<ServerResponse, ServerResponse> atOneService() {
        var places = new Semaphore(callsAtOnce, true);
        return (request, next) -> {
            if (places.getQueueLength() >= callsAtOnce || !places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
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
