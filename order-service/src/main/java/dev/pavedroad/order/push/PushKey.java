package dev.pavedroad.order.push;

import dev.pavedroad.chassis.edge.EdgeCalls;
import dev.pavedroad.order.notification.NotificationDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The VAPID key that browsers subscribe with; asked for again after a minute, for it changes next to never. */
@Component
class PushKey {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Known(String publicKey, Instant until) {}

    private final NotificationDesk desk;
    private final EdgeCalls calls;
    private final Clock clock;
    private volatile Known known = new Known(null, Instant.MIN);

    PushKey(NotificationDesk desk, EdgeCalls calls, Clock clock) {
        this.desk = desk;
        this.calls = calls;
        this.clock = clock;
    }

    String publicKey() {
        var present = known;
        if (clock.instant().isAfter(present.until())) {
            present = new Known(calls.await(desk::pushKey), clock.instant().plus(KEPT));
            known = present;
        }
        return present.publicKey();
    }
}
