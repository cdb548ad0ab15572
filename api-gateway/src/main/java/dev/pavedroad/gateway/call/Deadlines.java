package dev.pavedroad.gateway.call;

import dev.pavedroad.gateway.GatewayProperties;
import dev.pavedroad.gateway.door.RequestBody;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Sets a deadline for each call. */
@Component
class Deadlines implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private final Duration limit;
    private final ScheduledThreadPoolExecutor clock;

    Deadlines(GatewayProperties properties) {
        this.limit = properties.answerWithin();
        this.clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("deadlines").factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        var body = RequestBody.of(request.servletRequest());
        try (var _ = new Deadline(limit, body, clock).attachedTo(request)) {
            return next.handle(request);
        }
    }

    int pending() {
        return clock.getQueue().size();
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
