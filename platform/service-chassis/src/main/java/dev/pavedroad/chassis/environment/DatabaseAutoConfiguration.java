package dev.pavedroad.chassis.environment;

import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.util.StringUtils;

/** A service that has a database does not start without being told where, nor before it is there. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass(Flyway.class)
@ConditionalOnBean(JdbcConnectionDetails.class)
class DatabaseAutoConfiguration {

    private static final String HOST = "([\\w.-]+|\\[[0-9a-fA-F:]+])(:\\d{1,5})?";
    private static final Pattern ADDRESS =
            Pattern.compile("jdbc:postgresql://%1$s(,%1$s)*/[^/?\\s]+(\\?\\S*)?".formatted(HOST));

    @Bean
    static BeanPostProcessor connectionDetailsValidator() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof JdbcConnectionDetails details) {
                    validate(details);
                }
                return bean;
            }
        };
    }

    private static void validate(JdbcConnectionDetails details) {
        var url = urlOf(details);
        if (!ADDRESS.matcher(url).matches()) {
            throw new InvalidSettingException("DATABASE_URL", url, "jdbc:postgresql://host:5432/<database>");
        }
        if (!StringUtils.hasText(details.getUsername())) {
            throw new InvalidSettingException("DATABASE_USERNAME", "",
                    "the role that may connect to the service's own database, such as orders");
        }
    }

    // Boot refuses an empty one with a word about embedded databases, of which there is none here.
    private static String urlOf(JdbcConnectionDetails details) {
        try {
            return details.getJdbcUrl();
        } catch (RuntimeException _) {
            return "";
        }
    }

    @Bean
    FlywayConfigurationCustomizer migrationConnection(JdbcConnectionDetails details) {
        return flyway -> flyway.dataSource(new MigrationDataSource(details));
    }

    @Bean
    FlywayMigrationStrategy migration(JdbcConnectionDetails details) {
        return flyway -> new MigrationDataSource(details).migrate(flyway);
    }
}
