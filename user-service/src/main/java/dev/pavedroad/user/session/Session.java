package dev.pavedroad.user.session;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;

/** What one sign-in began: a family of refresh tokens, one after the other, of which the newest alone is good. */
record Session(@Id UUID id, UUID accountId, String tokenHash, Instant createdAt, Instant expiresAt, Instant revokedAt) {

    static Session open(UUID accountId, RefreshToken token, Instant now, Instant expiresAt) {
        return new Session(null, accountId, token.hash(), now, expiresAt, null);
    }
}
