package dev.pavedroad.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.user.account.Accounts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.data.jdbc.DataJdbcTest;

@DataJdbcTest
class SessionsTests {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant EXPIRY = NOW.plusSeconds(60);
    private static final Instant OLDEST = NOW.minusSeconds(3600);

    private final Sessions sessions;
    private final Accounts accounts;
    private final RefreshToken first = RefreshToken.random();
    private final RefreshToken second = RefreshToken.random();
    private UUID accountId;
    private Session session;

    @Autowired
    SessionsTests(Sessions sessions, Accounts accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @BeforeEach
    void openASession() {
        accountId = accounts.add("ada@example.com", "Ada", "hash", false, NOW).orElseThrow().id();
        session = sessions.save(Session.open(accountId, first, NOW, EXPIRY));
    }

    @Test
    void rotatesAGoodTokenOnce() {
        assertThat(rotate(first, second, NOW)).isTrue();
        assertThat(rotate(first, RefreshToken.random(), NOW)).isFalse();
        assertThat(rotate(second, RefreshToken.random(), NOW)).isTrue();
    }

    @Test
    void givesTheNextTokenALifeOfItsOwn() {
        var later = EXPIRY.minusMillis(1);
        sessions.rotate(first.hash(), second.hash(), later.plusSeconds(60), later, OLDEST);
        assertThat(rotate(second, RefreshToken.random(), later.plusSeconds(59))).isTrue();
    }

    @Test
    void refusesATokenFromTheMomentItExpires() {
        assertThat(rotate(first, second, EXPIRY)).isFalse();
        assertThat(rotate(first, second, EXPIRY.minusMillis(1))).isTrue();
    }

    @Test
    void endsAFamilyByASpentToken() {
        rotate(first, second, NOW);
        assertThat(sessions.revokeBySpentToken(first.hash(), NOW)).isZero();
        sessions.rememberSpent(first.hash(), session.id(), NOW);
        assertThat(sessions.revokeBySpentToken(first.hash(), NOW)).isOne();
        assertThat(rotate(second, RefreshToken.random(), NOW)).isFalse();
    }

    @Test
    void endsOneSessionByItsToken() {
        var other = RefreshToken.random();
        sessions.save(Session.open(accountId, other, NOW, EXPIRY));
        assertThat(sessions.revokeByToken(first.hash(), NOW)).isOne();
        assertThat(rotate(first, second, NOW)).isFalse();
        assertThat(rotate(other, RefreshToken.random(), NOW)).isTrue();
    }

    @Test
    void endsAllSessionsOfOneAccountAndOfNoOther() {
        var others = RefreshToken.random();
        var otherId = accounts.add("eve@example.com", "Eve", "hash", false, NOW).orElseThrow().id();
        sessions.save(Session.open(otherId, others, NOW, EXPIRY));
        assertThat(sessions.revokeAllOf(accountId, NOW)).isOne();
        assertThat(rotate(first, second, NOW)).isFalse();
        assertThat(rotate(others, second, NOW)).isTrue();
    }

    @Test
    void goWithTheirAccount() {
        sessions.rememberSpent(second.hash(), session.id(), NOW);
        accounts.deleteById(accountId);
        assertThat(sessions.findById(session.id())).isEmpty();
    }

    private boolean rotate(RefreshToken presented, RefreshToken next, Instant now) {
        return sessions.rotate(presented.hash(), next.hash(), EXPIRY, now, OLDEST).isPresent();
    }
}
