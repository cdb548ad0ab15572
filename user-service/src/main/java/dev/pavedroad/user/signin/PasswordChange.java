package dev.pavedroad.user.signin;

import dev.pavedroad.user.account.Account;
import dev.pavedroad.user.account.AccountGoneException;
import dev.pavedroad.user.account.Accounts;
import dev.pavedroad.user.account.Passwords;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Gives users who know their password another one, which ends all their sessions. */
@Component
class PasswordChange {

    private static final Logger log = LoggerFactory.getLogger(PasswordChange.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;
    private final TransactionOperations transaction;

    PasswordChange(Accounts accounts, Passwords passwords, Throttle throttle, TransactionOperations transaction) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    void change(UUID id, String current, String next) {
        var account = accounts.findById(id).orElseThrow(AccountGoneException::new);
        verify(account, current);
        // Hashed before the transaction, which then is a short one.
        var nextHash = passwords.hash(next);
        transaction.executeWithoutResult(_ -> replace(id, account.passwordHash(), nextHash));
        log.info("password changed id={}", id);
    }

    // Counted together with failed sign-ins: whoever has a stolen token may not guess more often than others.
    private void verify(Account account, String password) {
        throttle.check(account.email());
        if (!passwords.matches(password, account.passwordHash())) {
            throttle.countFailure(account.email());
            throw new WrongCredentialsException();
        }
        throttle.check(account.email());
    }

    private void replace(UUID id, String verifiedHash, String nextHash) {
        var account = accounts.findLockedById(id).orElseThrow(AccountGoneException::new);
        if (!account.passwordHash().equals(verifiedHash)) {
            throw new WrongCredentialsException();
        }
        account.changePassword(nextHash);
        accounts.save(account);
    }
}
