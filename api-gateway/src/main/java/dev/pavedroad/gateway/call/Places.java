package dev.pavedroad.gateway.call;

import dev.pavedroad.gateway.GatewayProperties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * So many calls to one service at once. What is too many waits a moment, in its turn, for a place: a crowd of quick
 * calls gets through; behind calls that hang it would only wait until nobody wants its answers, so it is refused.
 */
@Component
class Places {

    private static final long PATIENCE_MILLIS = 500;

    private final int callsAtOnce;

    Places(GatewayProperties properties) {
        this.callsAtOnce = properties.callsAtOnce();
    }

    HandlerFilterFunction<ServerResponse, ServerResponse> atOneService() {
        var places = new Semaphore(callsAtOnce, true);
        return (request, next) -> {
            if (!places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
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
