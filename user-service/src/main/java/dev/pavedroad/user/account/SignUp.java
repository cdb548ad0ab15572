package dev.pavedroad.user.account;

import dev.pavedroad.chassis.web.ClientNetwork;
import dev.pavedroad.user.account.SignUpOutcome.EmailTaken;
import dev.pavedroad.user.account.SignUpOutcome.SignedUp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens accounts, one for each email. */
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

    SignUpOutcome signUp(String email, String name, String password, ClientNetwork client) {
        // Looked up first, too, because a hash is expensive.
        if (accounts.findByEmail(email).isPresent()) {
            return new EmailTaken();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return accounts.add(email, name, passwords.hash(password, client), false, now).map(SignUp::signedUp)
                .orElseGet(EmailTaken::new);
    }

    private static SignUpOutcome signedUp(Account account) {
        log.info("account opened id={}", account.id());
        return new SignedUp(account);
    }
}
