package dev.pavedroad.systemtests.faults;

import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.process.ServiceProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Makes a point in time certain: every statement of one kind stops before it changes its row, in a trigger that waits
 * for a lock which the test holds. Earlier changes of the same transaction are not yet visible to anybody.
 */
final class StatementBarrier implements AutoCloseable {

    private static final String WAITING =
            "pg_locks where locktype = 'advisory' and classid = 5 and objid = 5 and not granted";

    private final Database database;
    private final Connection holder;
    private final String table;

    private StatementBarrier(Database database, Connection holder, String table) {
        this.database = database;
        this.holder = holder;
        this.table = table;
    }

    /**
     * @param statement {@code insert} or {@code update}
     * @param condition on the new row
     */
    static StatementBarrier before(Database database, String statement, String table, String condition) {
        try {
            var barrier = new StatementBarrier(database, database.connect(), table);
            barrier.execute("select pg_advisory_lock(5, 5)");
            barrier.execute("""
                    create or replace function barrier() returns trigger language plpgsql as $$
                    begin
                        perform pg_advisory_xact_lock_shared(5, 5);
                        return new;
                    end $$""");
            barrier.execute("create trigger barrier before %s on %s for each row when (%s) execute function barrier()"
                    .formatted(statement, table, condition));
            return barrier;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until somebody stands at the barrier, and returns the process. */
    ServiceProcess awaitSomebody() {
        await().atMost(Duration.ofMinutes(2)).until(() -> database.count(WAITING) > 0);
        return FaultySystem.processCalled(database.text(
                "select application_name from pg_stat_activity where pid in (select pid from " + WAITING + ")"));
    }

    /** Waits until somebody else, who has not come to the barrier, waits for what those who stand there have locked. */
    void awaitSomebodyBehind() {
        await().atMost(Duration.ofMinutes(2)).until(() -> database.count("pg_locks where locktype = 'transactionid' "
                + "and not granted") > 0);
    }

    /** Ends the sessions that stand there: neither their statements nor their transactions ever happen. */
    void turnAway() {
        database.text("select count(pg_terminate_backend(pid)) from " + WAITING);
        await().atMost(Duration.ofMinutes(1)).until(() -> database.count(WAITING) == 0);
    }

    /** Lets everybody through. */
    @Override
    public void close() {
        try (holder) {
            execute("select pg_advisory_unlock(5, 5)");
            execute("drop trigger barrier on " + table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = holder.createStatement()) {
            statement.execute(sql);
        }
    }
}
