package dev.pavedroad.user.account;

/** The answer to a sign-up. */
sealed interface SignUpOutcome {

    record SignedUp(Account account) implements SignUpOutcome {}

    /** Another account has this email. */
    record EmailTaken() implements SignUpOutcome {}
}
