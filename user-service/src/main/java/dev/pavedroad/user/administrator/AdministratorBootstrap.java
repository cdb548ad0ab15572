package dev.pavedroad.user.administrator;

import dev.pavedroad.user.account.Account;
import dev.pavedroad.user.account.Accounts;
import dev.pavedroad.user.account.Passwords;
import dev.pavedroad.user.input.ClientNetwork;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the account of an email an administrator's, and adds a missing one; all instances may do so at once. */
@Component
class AdministratorBootstrap {

    private static final Logger log = LoggerFactory.getLogger(AdministratorBootstrap.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AdministratorBootstrap(Accounts accounts, Passwords passwords, TransactionTemplate transaction, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.transaction = transaction;
        this.clock = clock;
    }

    void run(String email, String password) {
        accounts.findByEmail(email)
                .or(() -> add(email, password))
                .or(() -> accounts.findByEmail(email))
                .filter(account -> !isAsWanted(account, password))
                .ifPresent(account -> update(account.id(), passwords.hash(password, ClientNetwork.OPERATOR)));
    }

    // Empty when another instance was quicker.
    private Optional<Account> add(String email, String password) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return accounts.add(email, "Administrator", passwords.hash(password, ClientNetwork.OPERATOR), true, now);
    }

    private boolean isAsWanted(Account account, String password) {
        return account.isAdministrator() && passwords.matches(password, account.passwordHash(), ClientNetwork.OPERATOR);
    }

    // In one transaction, so that an earlier owner of this email has no session left when the account gets the role.
    private void update(UUID id, String passwordHash) {
        transaction.executeWithoutResult(_ -> accounts.findLockedById(id).ifPresent(account -> {
            account.changePassword(passwordHash, clock.instant());
            account.makeAdministrator();
            accounts.save(account);
            log.info("administrator updated id={}", id);
        }));
    }
}
