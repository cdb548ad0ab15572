package dev.pavedroad.order;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * The whole service with {@link NeighbourServices}; one context serves all tests. Its timeouts are long enough for a
 * machine that is ten times slower, and what comes round comes round often.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "pavedroad.client.deadline=60s", "spring.cloud.openfeign.client.config.default.connect-timeout=60000",
    "spring.cloud.openfeign.client.config.default.read-timeout=60000",
    "resilience4j.timelimiter.configs.default.timeout-duration=60s",
    "resilience4j.circuitbreaker.configs.default.slow-call-duration-threshold=60s",
    "spring.datasource.hikari.connection-timeout=60000", "db-scheduler.polling-interval=100ms",
    "pavedroad.tracking.comment-every=300ms",
    "pavedroad.tracking.max-streams-per-user=3"})
@AutoConfigureMockMvc
@Import(NeighbourServices.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OrderServiceTest {}
