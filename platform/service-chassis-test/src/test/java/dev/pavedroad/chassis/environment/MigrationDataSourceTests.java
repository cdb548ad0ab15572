package dev.pavedroad.chassis.environment;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@JdbcTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class MigrationDataSourceTests {

    @SpringBootConfiguration
    static class NoService {}

    private final JdbcConnectionDetails database;

    @Autowired
    MigrationDataSourceTests(JdbcConnectionDetails database) {
        this.database = database;
    }

    @Test
    void namesThePasswordThatTheDatabaseRefuses() throws SQLException {
        try (var connection = DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(),
                database.getPassword()); var statement = connection.createStatement()) {
            statement.execute("drop role if exists locked_out");
            statement.execute("create role locked_out nologin");
        }
        refuses(database.getJdbcUrl(), "locked_out", "DATABASE_USERNAME is 'locked_out'; set it to the role of the "
                + "service's own database, and DATABASE_PASSWORD to its password; the database has refused the two");
    }

    @Test
    void namesTheDatabaseThatIsNotThere() {
        var url = database.getJdbcUrl().replaceFirst("/[^/]*$", "/nowhere");
        refuses(url, database.getUsername(), "DATABASE_URL is '%s'; set it to an address such as jdbc:postgresql://"
                .formatted(url) + "host:5432/<database> whose database is there");
    }

    @Test
    void doesNotWaitForEver() {
        refuses("jdbc:postgresql://localhost:1/orders", "orders", "DATABASE_URL is 'jdbc:postgresql://localhost:1/"
                + "orders'; set it to an address such as jdbc:postgresql://host:5432/<database> where a database "
                + "answers, which none did after 0 retries");
    }

    @Test
    void waitsForADatabaseThatIsLate() {
        var tries = new AtomicInteger();
        var late = new MigrationDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                if (tries.incrementAndGet() < 3) {
                    throw new SQLException("the database system is starting up", "57P03");
                }
                return super.getConnection();
            }
        };
        assertThatNoException().isThrownBy(() -> migrate(late, 60));
    }

    private void refuses(String url, String username, String sentence) {
        var refused = new MigrationDataSource(new Details(url, username, database.getPassword()));
        assertThatIllegalStateException().isThrownBy(() -> migrate(refused, 0)).withMessage(sentence);
    }

    private static void migrate(MigrationDataSource database, int retries) {
        database.migrate(Flyway.configure().dataSource(database).connectRetries(retries).connectRetriesInterval(1)
                .locations("classpath:none").load());
    }

    private record Details(String getJdbcUrl, String getUsername, String getPassword)
            implements
                JdbcConnectionDetails {}
}
