package dev.pavedroad.chassis.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the short-lived tokens by which this service proves itself to one callee. */
public class ServiceTokens {

    private static final Duration LIFETIME = Duration.ofSeconds(60);
    // To sign and to verify one for each call would cost more than the call.
    private static final Duration USED = Duration.ofSeconds(30);

    private record Issued(String token, Instant usedUntil) {}

    private final String self;
    private final SigningKey key;
    private final Clock clock;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    ServiceTokens(String self, SigningKey key, Clock clock) {
        this.self = self;
        this.key = key;
        this.clock = clock;
    }

    /** A token that only this callee accepts, for a minute; it serves all calls of the first half of that minute. */
    public String forCallee(String callee) {
        var now = clock.instant();
        var present = issued.get(callee);
        if (present == null || !now.isBefore(present.usedUntil())) {
            present = new Issued(sign(callee, now), now.plus(USED));
            issued.put(callee, present);
        }
        return present.token();
    }

    private String sign(String callee, Instant now) {
        return key.sign(Map.of("iss", self, "sub", self, "aud", List.of(callee), "iat", now.getEpochSecond(),
                "exp", now.plus(LIFETIME).getEpochSecond(), "jti", UUID.randomUUID().toString()));
    }
}
