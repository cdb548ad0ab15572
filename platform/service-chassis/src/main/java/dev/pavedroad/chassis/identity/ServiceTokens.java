package dev.pavedroad.chassis.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Makes the short-lived tokens by which this service proves itself to one callee. */
public class ServiceTokens {

    private static final Duration LIFETIME = Duration.ofSeconds(60);
    // To sign and to verify one for each call would cost more than the call.
    private static final Duration REUSE_PERIOD = Duration.ofSeconds(30);

    private final String self;
    private final SigningKey key;
    private final Clock clock;
    private final Cache<String, String> issued;

    ServiceTokens(String self, SigningKey key, Clock clock) {
        this.self = self;
        this.key = key;
        this.clock = clock;
        this.issued = Caffeine.newBuilder().expireAfterWrite(REUSE_PERIOD)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())).build();
    }

    /** A token that only this callee accepts, for a minute; it serves all calls of the first half of that minute. */
    public String forCallee(String callee) {
        return issued.get(callee, this::sign);
    }

    private String sign(String callee) {
        var now = clock.instant();
        return key.sign(Map.of("iss", self, "sub", self, "aud", List.of(callee), "iat", now.getEpochSecond(),
                "exp", now.plus(LIFETIME).getEpochSecond(), "jti", UUID.randomUUID().toString()));
    }
}
