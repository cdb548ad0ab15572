package dev.pavedroad.user.signin;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The latest failures for each email, stored in the database so that all instances count together. */
interface FailedSignIns extends Repository<FailedSignIns.OfEmail, String> {

    int LIMIT = 10;

    /** A row of the table; nothing but these queries reads it. */
    record OfEmail(@Id String email) {}

    /** Counts a failure unless the limit is reached since then; one statement, so that no two can be the tenth. */
    @Modifying
    @Query("""
            insert into failed_sign_ins as kept (email, failed_at, last_at)
            values (lower(:email), array[cast(:now as timestamptz)], :now)
            on conflict (email) do update
            set failed_at = array(select at from unnest(kept.failed_at) at where at > :since) || excluded.failed_at,
                last_at = excluded.last_at
            where (select count(*) from unnest(kept.failed_at) at where at > :since) < """ + LIMIT)
    boolean count(String email, Instant now, Instant since);

    /** The oldest failure since then, if there are as many as the limit allows. */
    @Query("""
            select min(at) from failed_sign_ins, unnest(failed_at) at
            where email = lower(:email) and at > :since
            having count(*) >= """ + LIMIT)
    Optional<Instant> oldestIfTooMany(String email, Instant since);

    @Modifying
    @Query("delete from failed_sign_ins where last_at < :before")
    int forget(Instant before);
}
