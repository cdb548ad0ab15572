package dev.pavedroad.gateway.call;

import dev.pavedroad.gateway.GatewayProperties;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** So many calls to one service at once: more would only wait until nobody wants their answers, so they are refused. */
@Component
class Places {

    private final int callsAtOnce;

    Places(GatewayProperties properties) {
        this.callsAtOnce = properties.callsAtOnce();
    }

    HandlerFilterFunction<ServerResponse, ServerResponse> atOneService() {
        var places = new Semaphore(callsAtOnce);
        return (request, next) -> {
            if (!places.tryAcquire()) {
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
