package dev.pavedroad.user.account;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows, renames and deletes a user's own account. */
@Component
class Profile {

    private static final Logger log = LoggerFactory.getLogger(Profile.class);

    private final Accounts accounts;

    Profile(Accounts accounts) {
        this.accounts = accounts;
    }

    Account show(UUID id) {
        return accounts.findById(id).orElseThrow(AccountGoneException::new);
    }

    @Transactional
    Account rename(UUID id, String name) {
        var account = accounts.findLockedById(id).orElseThrow(AccountGoneException::new);
        account.rename(name);
        return accounts.save(account);
    }

    /** Deletes the account, and with it all its sessions. */
    @Transactional
    void delete(UUID id) {
        var account = accounts.findLockedById(id).orElseThrow(AccountGoneException::new);
        accounts.delete(account);
        log.info("account deleted id={}", id);
    }
}
