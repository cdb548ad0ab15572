package dev.pavedroad.user.session;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;

/** A sign-in and its family of refresh tokens, one after the other, of which only the newest is good. */
record Session(@Id UUID id, UUID accountId, String tokenHash, Instant createdAt, Instant expiresAt, Instant revokedAt) {

    static Session open(UUID accountId, RefreshToken token, Instant now, Instant expiresAt) {
        return new Session(null, accountId, token.hash(), now, expiresAt, null);
    }
}
