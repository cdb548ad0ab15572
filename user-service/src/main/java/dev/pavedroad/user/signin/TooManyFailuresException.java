package dev.pavedroad.user.signin;

import java.time.Duration;

/** Too many tries have failed for one email; another may be made after some time. */
class TooManyFailuresException extends RuntimeException {

    private final Duration wait;

    TooManyFailuresException(Duration wait) {
        this.wait = wait;
    }

    /** At least one. */
    long secondsToWait() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
