package dev.pavedroad.order.notification;

import dev.pavedroad.chassis.client.ClientCalls;
import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import io.github.resilience4j.timelimiter.annotation.TimeLimiter;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** The client of notification-service. An announcement may be repeated: it is known there by its id. */
@Component
public class Notifications {

    private static final String CALLEE = "notification-service";
    private static final String BACKGROUND = "notification-service-background";

    private final NotificationClient client;
    private final ClientCalls calls;

    Notifications(NotificationClient client, ClientCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    /** Hands over an announcement; fails with {@link NotificationServiceUnavailableException} when it may not have been taken. */
    @Retry(name = CALLEE, fallbackMethod = "notTaken")
    @CircuitBreaker(name = CALLEE)
    @TimeLimiter(name = CALLEE)
    @Bulkhead(name = BACKGROUND)
    public CompletableFuture<Void> announce(String announcement) {
        return calls.start(() -> {
            client.announce(announcement);
            return null;
        });
    }

    /** The key that browsers subscribe to web push with; fails with {@link NotificationServiceUnavailableException}. */
    @Retry(name = CALLEE, fallbackMethod = "noPushKey")
    @CircuitBreaker(name = CALLEE)
    @TimeLimiter(name = CALLEE)
    @Bulkhead(name = CALLEE)
    public CompletableFuture<String> pushKey() {
        return calls.start(() -> client.pushKey().publicKey());
    }

    /** Not for callers. Public, because Resilience4j makes a private method accessible for each call and not accessible after
     * it, while another thread may be calling it. */
    public CompletableFuture<Void> notTaken(String announcement, Throwable cause) {
        return CompletableFuture.failedFuture(new NotificationServiceUnavailableException(cause));
    }

    /** Not for callers, as the one above. */
    public CompletableFuture<String> noPushKey(Throwable cause) {
        return CompletableFuture.failedFuture(new NotificationServiceUnavailableException(cause));
    }
}
