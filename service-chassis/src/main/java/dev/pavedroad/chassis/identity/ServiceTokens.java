package dev.pavedroad.chassis.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes the short-lived tokens by which this service proves itself to one callee. */
public class ServiceTokens {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final String self;
    private final SigningKey key;
    private final Clock clock;

    ServiceTokens(String self, SigningKey key, Clock clock) {
        this.self = self;
        this.key = key;
        this.clock = clock;
    }

    /** A token that only this callee accepts, for a minute. */
    public String forCallee(String callee) {
        var now = clock.instant();
        return key.sign(Map.of("iss", self, "sub", self, "aud", List.of(callee), "iat", now.getEpochSecond(),
                "exp", now.plus(LIFETIME).getEpochSecond(), "jti", UUID.randomUUID().toString()));
    }
}
