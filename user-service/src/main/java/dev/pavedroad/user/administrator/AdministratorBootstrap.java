package dev.pavedroad.user.administrator;

import dev.pavedroad.chassis.web.ClientNetwork;
import dev.pavedroad.user.account.Account;
import dev.pavedroad.user.account.Accounts;
import dev.pavedroad.user.account.Passwords;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the account of an email the administrator's, once, adds a missing one, and takes the role from every other; all
 * instances may do so at once.
 */
@Component
class AdministratorBootstrap {

    private static final ClientNetwork OPERATOR = new ClientNetwork("operator");
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

    /** Leaves the password of an administrator as it is: it may have been changed. */
    void run(String email, String password) {
        accounts.findByEmail(email)
                .or(() -> add(email, password))
                .or(() -> accounts.findByEmail(email))
                .filter(account -> !account.isAdministrator())
                .ifPresent(account -> appoint(account.id(), hash(password)));
        accounts.findAdministratorsBeside(email).forEach(account -> change(account.id(), it -> {
            it.dismissAsAdministrator(clock.instant());
            log.info("audit administrator dismissed id={}", it.id());
        }));
    }

    /** Gives the administrator this password, whatever it is now, and ends the sessions. */
    void reset(String email, String password) {
        run(email, password);
        accounts.findByEmail(email).ifPresent(account -> appoint(account.id(), hash(password)));
    }

    // Empty when another instance was quicker.
    private Optional<Account> add(String email, String password) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return accounts.add(email, "Administrator", hash(password), true, now);
    }

    private String hash(String password) {
        return passwords.hash(password, OPERATOR);
    }

    // At once, so that an earlier owner of this email has no session left when the account gets the role.
    private void appoint(UUID id, String passwordHash) {
        change(id, account -> {
            account.changePassword(passwordHash, clock.instant());
            account.makeAdministrator();
            log.info("audit administrator appointed with the configured password id={}", id);
        });
    }

    private void change(UUID id, Consumer<Account> what) {
        transaction.executeWithoutResult(_ -> accounts.findLockedById(id).ifPresent(account -> {
            what.accept(account);
            accounts.save(account);
        }));
    }
}
