package dev.pavedroad.chassis.environment;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/** A service that has a database does not start without being told where. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBean(JdbcConnectionDetails.class)
class DatabaseAutoConfiguration {

    private static final String SCHEME = "jdbc:postgresql://";

    @Bean
    static BeanPostProcessor databaseAddress() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof JdbcConnectionDetails details) {
                    check(details);
                }
                return bean;
            }
        };
    }

    private static void check(JdbcConnectionDetails details) {
        var url = urlOf(details);
        if (!url.startsWith(SCHEME)) {
            throw new InvalidSettingException("DATABASE_URL", url, SCHEME + "host:5432/<database>");
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
}
