package dev.pavedroad.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTests {

    private final Account account =
            new Account(UUID.randomUUID(), "ada@example.com", "Ada", "old", false, Instant.EPOCH);

    @Test
    void isACustomersAtFirst() {
        assertThat(account.roles()).containsExactly("CUSTOMER");
    }

    @Test
    void staysACustomersWhenItBecomesAnAdministrators() {
        account.makeAdministrator();
        assertThat(account.isAdministrator()).isTrue();
        assertThat(account.roles()).containsExactly("CUSTOMER", "ADMIN");
    }

    @Test
    void takesAnotherNameAndPassword() {
        account.rename("Augusta");
        account.changePassword("new");
        assertThat(account.name()).isEqualTo("Augusta");
        assertThat(account.passwordHash()).isEqualTo("new");
    }

    @Test
    void keepsItsPasswordHashOutOfLogs() {
        assertThat(account.toString()).doesNotContain("old");
    }
}
