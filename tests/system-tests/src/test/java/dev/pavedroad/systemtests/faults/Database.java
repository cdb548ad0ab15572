package dev.pavedroad.systemtests.faults;

import dev.pavedroad.devstack.DevStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A service's database, looked at past the service. */
record Database(String url, String role, String password) {

    static Database of(DevStack stack, String name) {
        return new Database(stack.jdbcUrl(name), name, stack.databasePassword(name));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, role, password);
    }

    long count(String from, Object... parameters) {
        return Long.parseLong(text("select count(*) from " + from, parameters));
    }

    /** The first column of the first row, {@code null} when there is none. */
    String text(String query, Object... parameters) {
        var rows = rows(query, parameters);
        return rows.isEmpty() ? null : rows.getFirst().getFirst();
    }

    List<List<String>> rows(String query, Object... parameters) {
        try (var connection = connect(); var statement = connection.prepareStatement(query)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    int change(String statement, Object... parameters) {
        try (var connection = connect(); var change = connection.prepareStatement(statement)) {
            for (var i = 0; i < parameters.length; i++) {
                change.setObject(i + 1, parameters[i]);
            }
            return change.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private static List<List<String>> read(ResultSet rows) throws SQLException {
        var all = new ArrayList<List<String>>();
        while (rows.next()) {
            var row = new ArrayList<String>();
            for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                row.add(rows.getString(column));
            }
            all.add(row);
        }
        return all;
    }
}
