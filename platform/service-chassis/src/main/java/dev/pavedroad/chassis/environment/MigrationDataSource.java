package dev.pavedroad.chassis.environment;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What Flyway migrates by: connections without the pool's limits, which would break off a migration that builds an index
 * for a minute. Flyway waits for a database that is late; one that has said no is not asked again.
 */
class MigrationDataSource extends DriverManagerDataSource {

    private static final String WRONG_PASSWORD = "28";
    private static final String NO_SUCH_DATABASE = "3D";

    MigrationDataSource(JdbcConnectionDetails details) {
        super(details.getJdbcUrl(), details.getUsername(), details.getPassword());
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return super.getConnection();
        } catch (SQLException e) {
            var state = String.valueOf(e.getSQLState());
            if (state.startsWith(WRONG_PASSWORD)) {
                throw new InvalidSettingException("DATABASE_USERNAME", getUsername(),
                        "the role of the service's own database, and DATABASE_PASSWORD to its password; "
                                + "the database has refused the two");
            } else if (state.startsWith(NO_SUCH_DATABASE)) {
                throw wrongAddress("whose database is there");
            }
            throw e;
        }
    }

    /** @throws InvalidSettingException when the database refuses this service, or never answers */
    void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw isNoAnswer(e)
                    ? wrongAddress("where a database answers, which none did after %d retries"
                            .formatted(flyway.getConfiguration().getConnectRetries()))
                    : e;
        }
    }

    // No connection (08), or one to a server that starts or stops (57).
    private static boolean isNoAnswer(FlywayException failure) {
        return failure.getCause() instanceof SQLException e && String.valueOf(e.getSQLState()).matches("(08|57).*");
    }

    private InvalidSettingException wrongAddress(String reason) {
        return new InvalidSettingException("DATABASE_URL", getUrl(),
                "an address such as jdbc:postgresql://host:5432/<database> " + reason);
    }
}
