package dev.pavedroad.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.user.Concurrently;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.data.jdbc.DataJdbcTest;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@DataJdbcTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class AccountsTests {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");

    private final Accounts accounts;

    @Autowired
    AccountsTests(Accounts accounts) {
        this.accounts = accounts;
    }

    @AfterEach
    void clean() {
        accounts.deleteAll();
    }

    @Test
    void keepsAnAccountAsItWasGiven() {
        var added = add("Ada@Example.com", NOON).orElseThrow();
        var found = accounts.findById(added.id()).orElseThrow();
        assertThat(found).usingRecursiveComparison().isEqualTo(added);
        assertThat(found.email()).isEqualTo("Ada@Example.com");
        assertThat(found.createdAt()).isEqualTo(NOON);
        assertThat(found.isAdministrator()).isFalse();
    }

    @Test
    void findsAnEmailInAnyCase() {
        var added = add("Ada@Example.com", NOON).orElseThrow();
        assertThat(accounts.findByEmail("aDA@eXAMPLE.COM")).map(Account::id).contains(added.id());
        assertThat(accounts.findByEmail("ada@example.org")).isEmpty();
    }

    @Test
    void addsAnEmailOnceHoweverManyTryAtOnce() {
        var added = Concurrently.times(16,
                () -> add(Math.random() < 0.5 ? "ada@example.com" : "ADA@example.com", NOON));
        assertThat(added.stream().filter(Optional::isPresent)).hasSize(1);
        assertThat(accounts.count()).isEqualTo(1);
    }

    @Test
    void listsTheNewestFirstAndThenById() {
        var old = add("old@example.com", NOON.minusSeconds(1)).orElseThrow();
        var one = add("one@example.com", NOON).orElseThrow();
        var two = add("two@example.com", NOON).orElseThrow();
        var first = one.id().toString().compareTo(two.id().toString()) < 0 ? one : two;
        var second = first == one ? two : one;
        assertThat(accounts.newestFirst(2, 0)).extracting(Account::id).containsExactly(first.id(), second.id());
        assertThat(accounts.newestFirst(2, 2)).extracting(Account::id).containsExactly(old.id());
        assertThat(accounts.newestFirst(2, 4)).isEmpty();
    }

    private Optional<Account> add(String email, Instant createdAt) {
        return accounts.add(email, "Ada", "hash", false, createdAt);
    }
}
