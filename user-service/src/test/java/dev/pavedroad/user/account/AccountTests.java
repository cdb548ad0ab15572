package dev.pavedroad.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTests {

    private final Account account =
            new Account(UUID.randomUUID(), "ada@example.com", "Ada", "old", false, Instant.EPOCH, null);

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
        account.changePassword("new", Instant.EPOCH);
        assertThat(account.name()).isEqualTo("Augusta");
        assertThat(account.passwordHash()).isEqualTo("new");
    }

    @Test
    void takesBackTheAccessTokensOfAnOldPasswordToTheSecond() {
        assertThat(account.acceptsTokenOf(null)).isTrue();
        assertThat(account.tokenTime(at("10.2"))).isEqualTo(at("10.2"));
        account.changePassword("new", at("10.4"));
        assertThat(account.acceptsTokenOf(at("10.0"))).as("issued in that second, before").isFalse();
        assertThat(account.tokenTime(at("10.6"))).as("issued in that second, after").isEqualTo(at("11.0"));
        assertThat(account.acceptsTokenOf(at("11.0"))).isTrue();
        assertThat(account.tokenTime(at("12.3"))).isEqualTo(at("12.3"));
        assertThat(account.acceptsTokenOf(null)).isFalse();
    }

    private static Instant at(String second) {
        return Instant.parse("2026-01-01T12:00:%sZ".formatted(second));
    }

    @Test
    void keepsItsPasswordHashOutOfLogs() {
        assertThat(account.toString()).doesNotContain("old");
    }
}
