package dev.pavedroad.user.signin;

import dev.pavedroad.user.account.Account;
import java.time.Duration;

/** The answer to an email and a password: the account that they belong to, or the reason why there is none. */
sealed interface Verification {

    record Verified(Account account) implements Verification {}

    sealed interface Refused extends Verification, SignInOutcome {}

    /** The password is wrong, or there is no such account. */
    record WrongCredentials() implements Refused {}

    /** Too many tries have failed for this email; another may be made after some time. */
    record TooManyFailures(Duration retryAfter) implements Refused {

        /** At least one. */
        long secondsToWait() {
            return Math.max(1, retryAfter.plusMillis(999).toSeconds());
        }
    }
}
