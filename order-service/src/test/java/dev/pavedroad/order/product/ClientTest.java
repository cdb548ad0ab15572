package dev.pavedroad.order.product;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * One application context for all that is shown against a {@link MisbehavingServer}. The response timeout is farther
 * from the time limit of an attempt than in operation: a slow machine must not reach the second first.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = RANDOM_PORT, properties = {"spring.cloud.loadbalancer.cache.enabled=false",
    "spring.cloud.openfeign.client.config.default.read-timeout=2500", "db-scheduler.polling-interval=100ms"})
@AutoConfigureObservability
@AutoConfigureMockMvc
@Import(ProductClientFixture.Configuration.class)
@interface ClientTest {}
