package dev.pavedroad.user.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Lets ten tries a minute fail for one email and refuses all further ones. Tries are judged as they end, so that
 * however many run at once, ten of them are told that they were wrong, and none is let in after that.
 */
@Component
class Throttle {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final FailedSignIns failures;
    private final Clock clock;

    Throttle(FailedSignIns failures, Clock clock) {
        this.failures = failures;
        this.clock = clock;
    }

    /** @throws TooManyFailuresException when no try may succeed now */
    void check(String email) {
        var now = now();
        failures.oldestIfTooMany(email, now.minus(WINDOW)).ifPresent(oldest -> {
            throw new TooManyFailuresException(Duration.between(now, oldest.plus(WINDOW)));
        });
    }

    /** @throws TooManyFailuresException when this failure is one too many to be told */
    void countFailure(String email) {
        var now = now();
        if (!failures.count(email, now, now.minus(WINDOW))) {
            throw new TooManyFailuresException(WINDOW);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
