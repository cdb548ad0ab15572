package dev.pavedroad.user.signin;

import dev.pavedroad.user.session.TokenPair;
import dev.pavedroad.user.session.Tokens;
import org.springframework.stereotype.Component;

/** Exchanges an email and a password for tokens. */
@Component
class SignIn {

    private final Throttle throttle;
    private final Credentials credentials;
    private final Tokens tokens;

    SignIn(Throttle throttle, Credentials credentials, Tokens tokens) {
        this.throttle = throttle;
        this.credentials = credentials;
        this.tokens = tokens;
    }

    TokenPair signIn(String email, String password) {
        throttle.check(email);
        var account = credentials.verify(email, password);
        if (account.isEmpty()) {
            throttle.countFailure(email);
            throw new WrongCredentialsException();
        }
        // Again, because others may have failed while the password was hashed.
        throttle.check(email);
        return tokens.issue(account.get()).orElseThrow(WrongCredentialsException::new);
    }
}
