package dev.pavedroad.user.signin;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The latest failures by what they are counted by, stored in the database so that all instances count together. */
@Component
class FailedSignIns {

    // One statement, so that no two can be the last one that a limit allows; in order, so that no two wait for each other.
    private static final String COUNT = """
            insert into sign_in_failures as kept (subject, allowed, failed_at, last_at)
            select lower(subject), allowed, array[cast(:now as timestamptz)], cast(:now as timestamptz)
            from unnest(:subjects, :allowed) as counted (subject, allowed) order by 1
            on conflict (subject) do update
            set failed_at = array(select at from unnest(kept.failed_at) at where at > :since) || excluded.failed_at,
                allowed = excluded.allowed, last_at = excluded.last_at
            where (select count(*) from unnest(kept.failed_at) at where at > :since) < excluded.allowed
            """;

    private static final String OLDEST = """
            select min(at) from sign_in_failures, unnest(failed_at) at
            where subject in (select lower(subject) from unnest(:subjects) as asked (subject)) and at > :since
            group by subject, allowed having count(*) >= allowed
            order by 1 desc limit 1
            """;

    private final JdbcClient jdbc;

    FailedSignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a failure by each limit that is not reached since then; false when one was. */
    boolean count(List<FailureLimit> limits, Instant now, Instant since) {
        return with(COUNT, limits, since).param("now", Timestamp.from(now))
                .param("allowed", limits.stream().map(FailureLimit::failures).toArray(Integer[]::new))
                .update() == limits.size();
    }

    /** The oldest failure since then by a limit that is reached; of several limits, by the one that stays so longest. */
    Optional<Instant> oldestIfTooMany(List<FailureLimit> limits, Instant since) {
        return with(OLDEST, limits, since).query(Instant.class).optional();
    }

    private StatementSpec with(String sql, List<FailureLimit> limits, Instant since) {
        return jdbc.sql(sql).param("since", Timestamp.from(since))
                .param("subjects", limits.stream().map(FailureLimit::subject).toArray(String[]::new));
    }

    int forget(Instant before) {
        // The second is where the last release counts, which may run beside this one.
        return forget("sign_in_failures", before) + forget("failed_sign_ins", before);
    }

    private int forget(String table, Instant before) {
        return jdbc.sql("delete from %1$s where ctid in (select ctid from %1$s where last_at < ? limit 1000)"
                .formatted(table)).param(Timestamp.from(before)).update();
    }
}
