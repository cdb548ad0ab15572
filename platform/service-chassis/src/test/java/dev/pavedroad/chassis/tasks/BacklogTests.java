package dev.pavedroad.chassis.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

class BacklogTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger asked = new AtomicInteger();

    // Each try waits as long as the pool does; a scrape that waits for each figure is given up, with all that it holds.
    @Test
    void asksADatabaseThatIsAwayOnceForAllFiguresAndSaysThatNobodyKnows() {
        var clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
        new Backlog(List.of("first", "second"), JdbcClient.create(new DatabaseAway()), clock).bindTo(meters);
        assertThat(meters.getMeters()).hasSize(6).allSatisfy(meter -> assertThat(meter.measure())
                .allSatisfy(it -> assertThat(it.getValue()).isNaN()));
        assertThat(asked).hasValue(1);
    }

    private class DatabaseAway extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            throw new SQLException("nobody is there");
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }
}
