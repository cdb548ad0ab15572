package dev.pavedroad.user.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private Instant tokensValidFrom;

    Account(UUID id, String email, String name, String passwordHash, boolean administrator, Instant createdAt,
            Instant tokensValidFrom) {
        this.id = id;
        this.email = email;
        this.name = name;
        this.passwordHash = passwordHash;
        this.administrator = administrator;
        this.createdAt = createdAt;
        this.tokensValidFrom = tokensValidFrom;
    }

    void rename(String newName) {
        name = newName;
    }

    /**
     * Takes a new password, and back the access tokens issued so far; saving the account publishes
     * {@link PasswordChanged}, which ends all its sessions.
     */
    public void changePassword(String newHash, Instant now) {
        passwordHash = newHash;
        takeBackTokens(now);
        registerEvent(new PasswordChanged(id));
    }

    public void makeAdministrator() {
        administrator = true;
    }

    // Tokens have whole seconds: those of the present one are taken back too, and the next ones are dated a second on.
    private void takeBackTokens(Instant now) {
        tokensValidFrom = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    /** When an access token says that it was issued: now, or as soon as they are good again. */
    public Instant tokenTime(Instant now) {
        return tokensValidFrom == null || now.isAfter(tokensValidFrom) ? now : tokensValidFrom;
    }

    /** Whether access tokens issued then were not taken back. */
    public boolean acceptsTokenOf(Instant issuedAt) {
        return tokensValidFrom == null || issuedAt != null && !issuedAt.isBefore(tokensValidFrom);
    }

    /** Leaves the account its customer, and takes back the access tokens that say more. */
    public void dismissAsAdministrator(Instant now) {
        administrator = false;
        takeBackTokens(now);
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
