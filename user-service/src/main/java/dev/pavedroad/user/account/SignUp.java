package dev.pavedroad.user.account;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens an account for whoever asks, one for each email. */
@Component
class SignUp {

    private static final Logger log = LoggerFactory.getLogger(SignUp.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final Clock clock;

    SignUp(Accounts accounts, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    Account signUp(String email, String name, String password) {
        // Looked up first, too, because a hash is dear.
        if (accounts.findByEmail(email).isPresent()) {
            throw new EmailTakenException();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var account = accounts.add(email, name, passwords.hash(password), false, now)
                .orElseThrow(EmailTakenException::new);
        log.info("account opened id={}", account.id());
        return account;
    }
}
