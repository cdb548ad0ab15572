package dev.pavedroad.user.account;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows and renames a user's own account. */
@Component
class Profile {

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
}
