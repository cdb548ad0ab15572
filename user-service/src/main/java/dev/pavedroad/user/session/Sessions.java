package dev.pavedroad.user.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

/** All sessions. A family of tokens is one row, whose lock puts all changes of its tokens in a sequence. */
interface Sessions extends CrudRepository<Session, UUID> {

    /**
     * Exchanges a good token for the next; of any number of requests with the same token one succeeds.
     *
     * @param expiresAt when the next token ends, unless its session is too old before
     * @param oldest    when a session was opened that is too old now
     */
    @Query("""
            update session set token_hash = :next,
                expires_at = least(:expiresAt, created_at + (cast(:now as timestamptz) - cast(:oldest as timestamptz)))
            where token_hash = :presented and revoked_at is null and expires_at > :now and created_at > :oldest
            returning *
            """)
    Optional<Session> rotate(String presented, String next, Instant expiresAt, Instant now, Instant oldest);

    /** Forgets the sessions of an account beyond that number: those that have ended first, then the oldest. */
    @Modifying
    @Query("""
            delete from session where id in (
                select id from session where account_id = :accountId
                order by (revoked_at is null and expires_at > :now) desc, created_at desc, id desc offset :number)
            """)
    int keepNewestOf(UUID accountId, int number, Instant now);

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
    @Query("""
            delete from spent_refresh_token where ctid in
                (select ctid from spent_refresh_token where spent_at < :before limit 1000)""")
    int forgetSpentTokens(Instant before);

    /** Deletes the sessions that were ended or ran out before then, and their spent tokens with them. */
    @Modifying
    @Query("""
            delete from session where ctid in
                (select ctid from session where expires_at < :before or revoked_at < :before limit 1000)""")
    int forgetEnded(Instant before);
}
