package dev.pavedroad.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.user.account.Accounts;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.data.jdbc.DataJdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataJdbcTest
class ForgettingSessionsTests {

    private static final Instant LIMIT = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant BEFORE = LIMIT.minusMillis(1);
    private static final Instant AFTER = LIMIT.plus(Duration.ofDays(60));

    private final Sessions sessions;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private UUID accountId;

    @Autowired
    ForgettingSessionsTests(Sessions sessions, Accounts accounts, JdbcClient jdbc) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void signUp() {
        accountId = accounts.add("ada@example.com", "Ada", "hash", false, LIMIT).orElseThrow().id();
    }

    @Test
    void forgetsTokensSpentLongAgoAndNoOthers() {
        var session = session(AFTER);
        sessions.rememberSpent("old", session.id(), BEFORE);
        sessions.rememberSpent("young", session.id(), LIMIT);
        assertThat(sessions.forgetSpentTokens(LIMIT)).isOne();
        assertThat(spentTokens()).isOne();
        assertThat(sessions.revokeBySpentToken("old", LIMIT)).isZero();
        assertThat(sessions.revokeBySpentToken("young", LIMIT)).isOne();
    }

    @Test
    void forgetsSessionsThatRanOutOrWereEndedLongAgoAndNoOthers() {
        var good = session(AFTER);
        var ranOut = session(BEFORE);
        var ranOutLately = session(LIMIT);
        var ended = ended(BEFORE);
        var endedLately = ended(LIMIT);
        sessions.rememberSpent("of a forgotten one", ranOut.id(), BEFORE);
        assertThat(sessions.forgetEnded(LIMIT)).isEqualTo(2);
        assertThat(sessions.findAll()).extracting(Session::id)
                .containsExactlyInAnyOrder(good.id(), ranOutLately.id(), endedLately.id()).doesNotContain(ended.id());
        assertThat(spentTokens()).isZero();
    }

    private Session session(Instant expiry) {
        return sessions.save(Session.open(accountId, RefreshToken.random(), LIMIT, expiry));
    }

    private Session ended(Instant at) {
        var token = RefreshToken.random();
        var session = sessions.save(Session.open(accountId, token, LIMIT, AFTER));
        sessions.revokeByToken(token.hash(), at);
        return session;
    }

    private int spentTokens() {
        return jdbc.sql("select count(*) from spent_refresh_token").query(Integer.class).single();
    }
}
