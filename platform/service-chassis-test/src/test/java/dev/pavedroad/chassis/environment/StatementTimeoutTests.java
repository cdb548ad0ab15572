package dev.pavedroad.chassis.environment;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The database itself ends a statement that nobody waits for any more, and with it the locks and the work that it costs. */
@JdbcTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class StatementTimeoutTests {

    @SpringBootConfiguration
    static class NoService {}

    private final JdbcClient jdbc;

    @Autowired
    StatementTimeoutTests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void holdsInEveryServiceWithADatabase() {
        assertThatExceptionOfType(QueryTimeoutException.class)
                .isThrownBy(() -> jdbc.sql("select pg_sleep(600)").query().listOfRows())
                .havingRootCause().withMessageContaining("statement timeout");
    }
}
