package dev.pavedroad.order.push;

import dev.pavedroad.chassis.client.ClientCalls;
import dev.pavedroad.order.notification.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The VAPID key that browsers subscribe with; asked for again after a minute, for it changes next to never. */
@Component
class PushKey {

    private static final Duration CACHE_TTL = Duration.ofMinutes(1);

    private record Known(String publicKey, Instant until) {}

    private final Notifications notifications;
    private final ClientCalls calls;
    private final Clock clock;
    private volatile Known known = new Known(null, Instant.MIN);

    PushKey(Notifications notifications, ClientCalls calls, Clock clock) {
        this.notifications = notifications;
        this.calls = calls;
        this.clock = clock;
    }

    String publicKey() {
        var present = known;
        if (clock.instant().isAfter(present.until())) {
            present = new Known(calls.await(notifications::pushKey), clock.instant().plus(CACHE_TTL));
            known = present;
        }
        return present.publicKey();
    }
}
