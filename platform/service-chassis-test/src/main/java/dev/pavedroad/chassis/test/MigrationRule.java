package dev.pavedroad.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Migrations only expand or contract, so that the last release and the next can run side by side on one database.
 *
 * @see <a href="https://martinfowler.com/bliki/ParallelChange.html">Parallel change</a>
 */
public class MigrationRule {

    private static final String ADVICE = """
            what the last release would run into; add what is new and leave what is there, or take it away in a \
            V<n>__contract_... when a release without its use is out""";

    private final String location;
    private final LastRelease last;
    private final DataSource database;
    private final List<String> breaches = new ArrayList<>();

    MigrationRule(String location, LastRelease last) {
        this.location = location;
        this.last = last;
        var empty = PostgresServer.running().newDatabase();
        this.database = new DriverManagerDataSource(empty.getJdbcUrl(), empty.getUsername(), empty.getPassword());
    }

    /** Checks the service's migrations since its last release, one by one, and that release's statements after all. */
    public static void holds() {
        assertThat(new MigrationRule("classpath:db/migration", LastRelease.fromClasspath()).breaches())
                .as(ADVICE).isEmpty();
    }

    List<String> breaches() {
        migrateTo(last.migration());
        var before = signatures();
        for (var step : flyway("latest").info().pending()) {
            take(step);
        }
        compare(before, signatures());
        Schema.of(database).columnsToBeGiven().stream().filter(it -> last.leavesOut(it.subject(), it.text()))
                .forEach(it -> breaches.add("an insert into %s leaves out %s, which has no default and must not be null"
                        .formatted(it.subject(), it.text())));
        return breaches;
    }

    private void take(MigrationInfo step) {
        var before = Schema.of(database);
        migrateTo(step.getVersion().getVersion());
        if (!step.getDescription().startsWith("contract ")) {
            before.lossesIn(Schema.of(database)).forEach(loss -> breaches.add(step.getScript() + " " + loss));
        }
    }

    private void compare(Map<String, Signature> before, Map<String, Signature> after) {
        after.forEach((sql, now) -> {
            if (before.containsKey(sql) && !before.get(sql).isKeptBy(now)) {
                breaches.add("%s: was %s, is %s".formatted(sql, before.get(sql), now));
            }
        });
    }

    private Map<String, Signature> signatures() {
        var signatures = new LinkedHashMap<String, Signature>();
        try (var connection = database.getConnection()) {
            for (var sql : last.statements()) {
                try {
                    signatures.put(sql, Signature.of(sql, connection));
                } catch (SQLException e) {
                    breaches.add(sql + ": " + e.getMessage());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return signatures;
    }

    private void migrateTo(String version) {
        flyway(version).migrate();
    }

    private Flyway flyway(String target) {
        return Flyway.configure().dataSource(database).locations(location).target(target).load();
    }
}
