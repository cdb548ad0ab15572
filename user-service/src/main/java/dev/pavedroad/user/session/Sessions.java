package dev.pavedroad.user.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

/** All sessions. A family of tokens is one row, whose lock puts all changes of its tokens in a sequence. */
interface Sessions extends CrudRepository<Session, UUID> {

    /** Exchanges a good token for the next; of any number of requests with the same token one succeeds. */
    @Query("""
            update session set token_hash = :next, expires_at = :expiresAt
            where token_hash = :presented and revoked_at is null and expires_at > :now
            returning *
            """)
    Optional<Session> rotate(String presented, String next, Instant expiresAt, Instant now);

    @Modifying
    @Query("insert into spent_refresh_token (token_hash, session_id, spent_at) values (:tokenHash, :sessionId, :now)")
    void rememberSpent(String tokenHash, UUID sessionId, Instant now);

    @Modifying
    @Query("update session set revoked_at = :now where token_hash = :tokenHash and revoked_at is null")
    int revokeByToken(String tokenHash, Instant now);

    @Modifying
    @Query("""
            update session set revoked_at = :now
            where id = (select session_id from spent_refresh_token where token_hash = :tokenHash) and revoked_at is null
            """)
    int revokeBySpentToken(String tokenHash, Instant now);

    @Modifying
    @Query("update session set revoked_at = :now where account_id = :accountId and revoked_at is null")
    int revokeAllOf(UUID accountId, Instant now);

    @Modifying
    @Query("delete from spent_refresh_token where spent_at < :before")
    int forgetSpentTokens(Instant before);

    /** Deletes the sessions that were ended or ran out before then, and their spent tokens with them. */
    @Modifying
    @Query("delete from session where expires_at < :before or revoked_at < :before")
    int forgetEnded(Instant before);
}
