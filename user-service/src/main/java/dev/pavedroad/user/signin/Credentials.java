package dev.pavedroad.user.signin;

import dev.pavedroad.user.account.Account;
import dev.pavedroad.user.account.Accounts;
import dev.pavedroad.user.account.Passwords;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells whose an email and a password are, in the same time whether or not the email is known. */
@Component
class Credentials {

    private final Accounts accounts;
    private final Passwords passwords;
    private final String hashOfNobody;

    Credentials(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.hashOfNobody = Passwords.hashOfNobody();
    }

    Optional<Account> verify(String email, String password) {
        var account = accounts.findByEmail(email);
        var matches = passwords.matches(password, account.map(Account::passwordHash).orElse(hashOfNobody));
        return account.filter(_ -> matches);
    }
}
