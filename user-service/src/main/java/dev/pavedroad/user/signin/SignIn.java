package dev.pavedroad.user.signin;

import dev.pavedroad.chassis.web.ClientNetwork;
import dev.pavedroad.user.session.Tokens;
import dev.pavedroad.user.signin.SignInOutcome.SignedIn;
import dev.pavedroad.user.signin.Verification.Refused;
import dev.pavedroad.user.signin.Verification.Verified;
import dev.pavedroad.user.signin.Verification.WrongCredentials;
import org.springframework.stereotype.Component;

/** Exchanges an email and a password for tokens. */
@Component
class SignIn {

    private final Credentials credentials;
    private final Tokens tokens;

    SignIn(Credentials credentials, Tokens tokens) {
        this.credentials = credentials;
        this.tokens = tokens;
    }

    SignInOutcome signIn(String email, String password, ClientNetwork client) {
        return switch (credentials.verify(email, password, client)) {
            case Verified(var account) -> tokens.issue(account)
                    .<SignInOutcome>map(pair -> new SignedIn(account, pair)).orElseGet(WrongCredentials::new);
            case Refused refused -> refused;
        };
    }
}
