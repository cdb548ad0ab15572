package dev.pavedroad.user.signin;

import dev.pavedroad.chassis.web.ClientNetwork;
import dev.pavedroad.user.account.AccountGoneException;
import dev.pavedroad.user.account.Accounts;
import dev.pavedroad.user.account.Passwords;
import dev.pavedroad.user.signin.Verification.Refused;
import dev.pavedroad.user.signin.Verification.Verified;
import dev.pavedroad.user.signin.Verification.WrongCredentials;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives users who know their password another one, which ends all their sessions. */
@Component
class PasswordChange {

    private final Accounts accounts;
    private final Credentials credentials;
    private final Passwords passwords;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasswordChange(Accounts accounts, Credentials credentials, Passwords passwords, TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.passwords = passwords;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Changes the password, or returns the reason why not. */
    Optional<Refused> change(UUID id, String current, String next, ClientNetwork client) {
        return switch (credentials.verify(id, current, client)) {
            case Verified(var account) -> replace(id, account.passwordHash(), passwords.hash(next, client));
            case Refused refused -> Optional.of(refused);
        };
    }

    // The next password is hashed before the transaction, which then is a short one.
    private Optional<Refused> replace(UUID id, String verifiedHash, String nextHash) {
        return transaction.execute(_ -> {
            var account = accounts.findLockedById(id).orElseThrow(AccountGoneException::new);
            if (!account.passwordHash().equals(verifiedHash)) {
                return Optional.of(new WrongCredentials());
            }
            account.changePassword(nextHash, clock.instant());
            accounts.save(account);
            return Optional.empty();
        });
    }
}
