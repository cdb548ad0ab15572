package dev.pavedroad.user.signin;

import dev.pavedroad.user.account.Account;
import dev.pavedroad.user.session.TokenPair;

/** The answer to a try to sign in: a pair of tokens, or the reason why there is none. */
sealed interface SignInOutcome permits SignInOutcome.SignedIn, Verification.Refused {

    record SignedIn(Account account, TokenPair tokens) implements SignInOutcome {}
}
