package dev.pavedroad.user.session;

import dev.pavedroad.user.account.Account;
import dev.pavedroad.user.account.Accounts;
import dev.pavedroad.user.account.PasswordChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues tokens, exchanges them and takes them back.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2">RFC 9700, refresh token rotation</a>
 */
@Component
public class Tokens {

    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final Logger log = LoggerFactory.getLogger(Tokens.class);

    private final Sessions sessions;
    private final Accounts accounts;
    private final AccessTokens accessTokens;
    private final SessionProperties settings;
    private final Clock clock;

    Tokens(Sessions sessions, Accounts accounts, AccessTokens accessTokens, SessionProperties settings, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins a session; none when the account was deleted or got another password since it was verified. */
    @Transactional
    public Optional<TokenPair> issue(Account verified) {
        return accounts.findLockedById(verified.id())
                .filter(account -> account.passwordHash().equals(verified.passwordHash()))
                .map(this::open);
    }

    private TokenPair open(Account account) {
        var token = RefreshToken.random();
        var now = now();
        sessions.save(Session.open(account.id(), token, now, now.plus(LIFETIME)));
        sessions.keepNewestOf(account.id(), settings.maxPerAccount(), now);
        return TokenPair.of(accessTokens.issue(account), token);
    }

    /** A new pair for a good refresh token; a spent one ends its session, because one of its two bearers is a thief. */
    @Transactional
    Optional<TokenPair> refresh(RefreshToken presented) {
        var next = RefreshToken.random();
        var now = now();
        var session = sessions.rotate(presented.hash(), next.hash(), now.plus(LIFETIME), now,
                now.minus(settings.maxAge()));
        if (session.isEmpty()) {
            endIfSpent(presented, now);
            return Optional.empty();
        }
        sessions.rememberSpent(presented.hash(), session.get().id(), now);
        return accounts.findById(session.get().accountId())
                .map(account -> TokenPair.of(accessTokens.issue(account), next));
    }

    // A statement of its own: it has to see the rotation that the one before may have waited for.
    private void endIfSpent(RefreshToken presented, Instant now) {
        if (sessions.revokeBySpentToken(presented.hash(), now) > 0) {
            log.warn("spent refresh token presented, session revoked");
        }
    }

    /** Ends the session of a refresh token, spent or not. */
    @Transactional
    void revoke(RefreshToken presented) {
        if (sessions.revokeByToken(presented.hash(), now()) == 0) {
            sessions.revokeBySpentToken(presented.hash(), now());
        }
    }

    @EventListener
    void endSessionsOf(PasswordChanged change) {
        sessions.revokeAllOf(change.accountId(), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
