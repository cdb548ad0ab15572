package dev.pavedroad.devstack.postgres;

import dev.pavedroad.devstack.state.Secrets;
import dev.pavedroad.devstack.state.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGConnection;

/** One database and one role of the same name for each service; a role may connect to its own database alone. */
public final class Databases {

    private final int port;
    private final Secrets secrets;

    Databases(int port, Secrets secrets) {
        this.port = port;
        this.secrets = secrets;
    }

    static String secretOf(String role) {
        return "database-" + role;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public String password(String role) {
        return secrets.password(secretOf(role));
    }

    /** Creates missing databases and roles, and gives each role the password in its file. */
    public void create(Collection<String> names) {
        try (var connection = connect(Postgres.SUPERUSER)) {
            for (var name : names) {
                create(connection, name);
            }
        } catch (SQLException e) {
            throw new StackException("The databases could not be made: " + e.getMessage(), e);
        }
    }

    private void create(Connection connection, String name) throws SQLException {
        for (var sql : statements(connection, name)) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
        // It sends a SCRAM verifier, so that the password itself is in no statement and in no log of the server.
        connection.unwrap(PGConnection.class).alterUserPassword(name, password(name).toCharArray(), null);
    }

    private static List<String> statements(Connection connection, String name) throws SQLException {
        try (var setting = connection.prepareStatement("SELECT set_config('setup.database', ?, false)")) {
            setting.setString(1, name);
            setting.execute();
        }
        var statements = new ArrayList<String>();
        try (var query = connection.createStatement(); var rows = query.executeQuery(setup())) {
            while (rows.next()) {
                statements.add(rows.getString(1));
            }
        }
        return statements;
    }

    // The file that database-setup runs by psql, which the embedded PostgreSQL does not have.
    private static String setup() {
        try (var in = Databases.class.getResourceAsStream("/database.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean answer() {
        try (var _ = connect(Postgres.SUPERUSER)) {
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    private Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(url("postgres"), role, password(role));
    }
}
