package dev.pavedroad.chassis.test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Gives each application context of a test an empty database of its own, on a real PostgreSQL. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnClass({JdbcConnectionDetails.class, JdbcTemplate.class})
class TestDatabaseAutoConfiguration {

    @Bean
    JdbcConnectionDetails testDatabase() {
        return PostgresServer.running().newDatabase();
    }
}
