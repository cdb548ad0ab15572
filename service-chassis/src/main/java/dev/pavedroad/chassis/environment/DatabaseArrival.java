package dev.pavedroad.chassis.environment;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** Waits for a database that is started after its service, and not for one that has said no. */
class DatabaseArrival implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(DatabaseArrival.class);
    private static final String WRONG_PASSWORD = "28";
    private static final String NO_SUCH_DATABASE = "3D";

    private final JdbcConnectionDetails details;
    private final Duration patience;

    DatabaseArrival(JdbcConnectionDetails details, Duration patience) {
        this.details = details;
        this.patience = patience;
    }

    @Override
    public void migrate(Flyway flyway) {
        await(flyway.getConfiguration().getDataSource());
        unlimited(flyway).migrate();
    }

    // What limits a request, in the pool's settings, would break off a migration that builds an index for a minute.
    private Flyway unlimited(Flyway flyway) {
        return Flyway.configure(flyway.getConfiguration().getClassLoader()).configuration(flyway.getConfiguration())
                .dataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword()).load();
    }

    /** @throws InvalidSettingException when the database refuses this service, or never answers */
    void await(DataSource database) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!isThere(database)) {
            if (System.nanoTime() - deadline > 0) {
                throw wrongAddress("where a database answers, which none did within %d s".formatted(
                        patience.toSeconds()));
            }
            pause();
        }
    }

    private boolean isThere(DataSource database) {
        try (var _ = database.getConnection()) {
            return true;
        } catch (SQLException e) {
            var state = stateOf(e);
            if (state.startsWith(WRONG_PASSWORD)) {
                throw new InvalidSettingException("DATABASE_USERNAME", details.getUsername(),
                        "the role of the service's own database, and DATABASE_PASSWORD to its password; "
                                + "the database has refused the two");
            } else if (state.startsWith(NO_SUCH_DATABASE)) {
                throw wrongAddress("whose database is there");
            }
            log.info("waiting for the database");
            return false;
        }
    }

    private InvalidSettingException wrongAddress(String reason) {
        return new InvalidSettingException("DATABASE_URL", details.getJdbcUrl(),
                "an address such as jdbc:postgresql://host:5432/<database> " + reason);
    }

    // The pool wraps what the driver has said.
    private static String stateOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
