package dev.pavedroad.user.signin;

import dev.pavedroad.user.account.Account;
import dev.pavedroad.user.account.Accounts;
import dev.pavedroad.user.account.Passwords;
import dev.pavedroad.user.signin.Verification.Verified;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the account of an email and a password, in the same time whether or not the email is known. */
@Component
class Credentials {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;
    private final String dummyHash;

    Credentials(Accounts accounts, Passwords passwords, Throttle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.dummyHash = Passwords.dummyHash();
    }

    Verification verify(String email, String password) {
        var tooMany = throttle.check(email);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        var account = find(email, password);
        if (account.isEmpty()) {
            return throttle.countFailure(email);
        }
        // Again, because others may have failed while the password was hashed.
        return throttle.check(email).<Verification>map(it -> it).orElseGet(() -> new Verified(account.get()));
    }

    private Optional<Account> find(String email, String password) {
        var account = accounts.findByEmail(email);
        var matches = passwords.matches(password, account.map(Account::passwordHash).orElse(dummyHash));
        return account.filter(_ -> matches);
    }
}
