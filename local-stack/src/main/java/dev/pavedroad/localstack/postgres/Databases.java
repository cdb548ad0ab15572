package dev.pavedroad.localstack.postgres;

import dev.pavedroad.localstack.state.Secrets;
import dev.pavedroad.localstack.state.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;

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

    /** Makes what is missing, and gives each role the password that is in its file. */
    public void create(Collection<String> names) {
        try (var connection = connect(Postgres.SUPERUSER)) {
            execute(connection, "REVOKE CONNECT ON DATABASE postgres FROM PUBLIC");
            execute(connection, "REVOKE CONNECT ON DATABASE template1 FROM PUBLIC");
            for (var name : names) {
                create(connection, name);
            }
        } catch (SQLException e) {
            throw new StackFailure("The databases could not be made: " + e.getMessage(), e);
        }
    }

    private void create(Connection connection, String name) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            execute(connection, "CREATE ROLE \"%s\" LOGIN".formatted(name));
        }
        execute(connection, "ALTER ROLE \"%s\" PASSWORD '%s'".formatted(name, password(name)));
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(connection, "CREATE DATABASE \"%s\" OWNER \"%s\"".formatted(name, name));
        }
        execute(connection, "REVOKE CONNECT ON DATABASE \"%s\" FROM PUBLIC".formatted(name));
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

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
