package dev.pavedroad.user.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A user who has signed up: name, credentials and roles. */
public class Account extends AbstractAggregateRoot<Account> {

    @Id
    private final UUID id;
    private final String email;
    private String name;
    private String passwordHash;
    private boolean administrator;
    private final Instant createdAt;

    Account(UUID id, String email, String name, String passwordHash, boolean administrator, Instant createdAt) {
        this.id = id;
        this.email = email;
        this.name = name;
        this.passwordHash = passwordHash;
        this.administrator = administrator;
        this.createdAt = createdAt;
    }

    void rename(String newName) {
        name = newName;
    }

    /** Takes a new password; saving the account publishes {@link PasswordChanged}, which ends all its sessions. */
    public void changePassword(String newHash) {
        passwordHash = newHash;
        registerEvent(new PasswordChanged(id));
    }

    public void makeAdministrator() {
        administrator = true;
    }

    public UUID id() {
        return id;
    }

    /** As it was given at sign-up; no other account has it in another case. */
    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public boolean isAdministrator() {
        return administrator;
    }

    public List<String> roles() {
        return administrator ? List.of("CUSTOMER", "ADMIN") : List.of("CUSTOMER");
    }

    Instant createdAt() {
        return createdAt;
    }
}
