package dev.pavedroad.user.signin;

import dev.pavedroad.chassis.web.ClientNetwork;
import dev.pavedroad.user.account.Account;
import dev.pavedroad.user.account.AccountGoneException;
import dev.pavedroad.user.account.Accounts;
import dev.pavedroad.user.account.Passwords;
import dev.pavedroad.user.signin.Verification.Verified;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Finds the account that a password proves, in the same time whether or not the email is known. */
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

    /** Of somebody who wants to sign in. */
    Verification verify(String email, String password, ClientNetwork client) {
        return verify(FailureLimit.ofSignIn(email, client), () -> accounts.findByEmail(email), password, client);
    }

    /** Of a user who is signed in and proves it again. */
    Verification verify(UUID id, String password, ClientNetwork client) {
        var account = accounts.findById(id);
        if (account.isEmpty()) {
            throw new AccountGoneException();
        }
        return verify(FailureLimit.ofUser(id), () -> account, password, client);
    }

    private Verification verify(List<FailureLimit> limits, Supplier<Optional<Account>> named, String password,
            ClientNetwork client) {
        var tooMany = throttle.check(limits);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        var account = named.get();
        if (!matches(account, password, client)) {
            return throttle.countFailure(limits);
        }
        // Again, because others may have failed while the password was hashed.
        return throttle.check(limits).<Verification>map(it -> it).orElseGet(() -> new Verified(account.get()));
    }

    private boolean matches(Optional<Account> account, String password, ClientNetwork client) {
        var matches = passwords.matches(password, account.map(Account::passwordHash).orElse(dummyHash), client);
        return matches && account.isPresent();
    }
}
