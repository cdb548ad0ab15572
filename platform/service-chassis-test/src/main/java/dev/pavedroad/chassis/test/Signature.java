package dev.pavedroad.chassis.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** What the database makes of a statement: the types that it takes, the columns that it gives. */
record Signature(List<String> parameters, List<String> columns) {

    /** Plans the statement and runs nothing; fails as the statement would. */
    static Signature of(String sql, Connection connection) throws SQLException {
        // Only a plan shows whether there is a key for an ON CONFLICT.
        try (var plan = connection.prepareStatement("explain " + sql);
                var statement = connection.prepareStatement(sql)) {
            var parameters = parametersOf(statement);
            for (var i = 1; i <= parameters.size(); i++) {
                plan.setNull(i, Types.NULL);
            }
            plan.execute();
            return new Signature(parameters, columnsOf(statement));
        }
    }

    /** More columns do no harm: they are read by name. */
    boolean isKeptBy(Signature other) {
        return parameters.equals(other.parameters) && other.columns.containsAll(columns);
    }

    private static List<String> parametersOf(PreparedStatement statement) throws SQLException {
        var parameters = statement.getParameterMetaData();
        var types = new ArrayList<String>();
        for (var i = 1; i <= parameters.getParameterCount(); i++) {
            types.add(parameters.getParameterTypeName(i));
        }
        return types;
    }

    private static List<String> columnsOf(PreparedStatement statement) throws SQLException {
        var result = statement.getMetaData();
        var columns = new ArrayList<String>();
        for (var i = 1; result != null && i <= result.getColumnCount(); i++) {
            columns.add(result.getColumnLabel(i) + " " + result.getColumnTypeName(i));
        }
        return columns;
    }
}
