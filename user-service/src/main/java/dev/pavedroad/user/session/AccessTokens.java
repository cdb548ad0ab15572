package dev.pavedroad.user.session;

import dev.pavedroad.chassis.identity.SigningKey;
import dev.pavedroad.user.account.Account;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the signed tokens by which every service knows a user. */
@Component
class AccessTokens {

    static final Duration LIFETIME = Duration.ofMinutes(15);

    private final SigningKey key;
    private final Clock clock;

    AccessTokens(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    String issue(Account account) {
        var now = account.tokenTime(clock.instant()).getEpochSecond();
        return key.sign(Map.of(
                "iss", "user-service",
                "aud", List.of("pavedroad"),
                "sub", account.id().toString(),
                "email", account.email(),
                "name", account.name(),
                "roles", account.roles(),
                "iat", now,
                "exp", now + LIFETIME.toSeconds(),
                "jti", UUID.randomUUID().toString()));
    }
}
