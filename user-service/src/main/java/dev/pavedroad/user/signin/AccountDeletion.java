package dev.pavedroad.user.signin;

import dev.pavedroad.chassis.web.ClientNetwork;
import dev.pavedroad.user.account.AccountGoneException;
import dev.pavedroad.user.account.Accounts;
import dev.pavedroad.user.signin.Verification.Refused;
import dev.pavedroad.user.signin.Verification.Verified;
import dev.pavedroad.user.signin.Verification.WrongCredentials;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes the accounts of users who know their password, and with them all their sessions. */
@Component
class AccountDeletion {

    private final Accounts accounts;
    private final Credentials credentials;
    private final TransactionTemplate transaction;

    AccountDeletion(Accounts accounts, Credentials credentials, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.transaction = transaction;
    }

    /** Deletes the account, or returns the reason why not. */
    Optional<Refused> delete(UUID id, String password, ClientNetwork client) {
        return switch (credentials.verify(id, password, client)) {
            case Verified(var account) -> delete(id, account.passwordHash());
            case Refused refused -> Optional.of(refused);
        };
    }

    private Optional<Refused> delete(UUID id, String verifiedHash) {
        return transaction.execute(_ -> {
            var account = accounts.findLockedById(id).orElseThrow(AccountGoneException::new);
            if (!account.passwordHash().equals(verifiedHash)) {
                return Optional.of(new WrongCredentials());
            }
            accounts.delete(account);
            return Optional.empty();
        });
    }
}
