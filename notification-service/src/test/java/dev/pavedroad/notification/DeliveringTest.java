package dev.pavedroad.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The whole service with a {@link MailServer}, which tries again soon; one context serves all tests. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"pavedroad.delivery.first-wait=50ms",
    "pavedroad.delivery.longest-wait=200ms", "spring.mail.properties.mail.smtp.timeout=2000",
    "db-scheduler.polling-interval=50ms", "PUSH_LOOPBACK_ALLOWED=true", "PUSH_SUBJECT=mailto:ops@example.com"})
@AutoConfigureMockMvc
@Import(DeliveringTest.Configuration.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DeliveringTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Configuration {

        @Bean(destroyMethod = "stop")
        MailServer mailServer() {
            var server = new MailServer();
            server.start();
            return server;
        }

        @Bean
        DynamicPropertyRegistrar mailServerAddress(MailServer mailServer) {
            return properties -> {
                properties.add("spring.mail.host", () -> "127.0.0.1");
                properties.add("spring.mail.port", mailServer::port);
            };
        }
    }
}
