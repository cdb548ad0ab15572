package dev.pavedroad.user.signin;

import dev.pavedroad.user.signin.Verification.Refused;
import dev.pavedroad.user.signin.Verification.TooManyFailures;
import dev.pavedroad.user.signin.Verification.WrongCredentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets so many tries a minute fail as the limits say and refuses all further ones. A try is judged when it ends: of any
 * number at once, so many get the answer that the password was wrong, and after those none succeeds.
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

    /** The reason to refuse every try now, even one with the right password; empty when there is none. */
    Optional<TooManyFailures> check(List<FailureLimit> limits) {
        var now = now();
        return failures.oldestIfTooMany(limits, now.minus(WINDOW))
                .map(oldest -> new TooManyFailures(Duration.between(now, oldest.plus(WINDOW))));
    }

    /** Counts a failure; the answer to one beyond the limit does not say that the password was wrong. */
    Refused countFailure(List<FailureLimit> limits) {
        var now = now();
        return failures.count(limits, now, now.minus(WINDOW)) ? new WrongCredentials() : new TooManyFailures(WINDOW);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
