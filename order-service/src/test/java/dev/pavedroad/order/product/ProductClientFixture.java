package dev.pavedroad.order.product;

import static org.awaitility.Awaitility.await;

import dev.pavedroad.chassis.client.ClientCalls;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The client of product-service with its resilience in reach, and a callee that misbehaves. */
record ProductClientFixture(ProductCatalog catalog, ClientCalls calls, MisbehavingServer callee, Retry retry,
        CircuitBreaker breaker, TimeLimiter timeLimiter, Bulkhead bulkhead) {

    static final UUID PRODUCT = UUID.randomUUID();

    void isFresh() {
        callee.acceptsConnections();
        callee.behaves(StubBehaviour.WELL);
        breaker.reset();
        // The first call of a context takes longer than others, and maybe too long.
        await().ignoreExceptions().until(() -> reserve() instanceof StockReservation.Reserved);
        callee.behaves(StubBehaviour.WELL);
        breaker.reset();
    }

    StockReservation reserve() {
        return calls.await(() -> catalog.reserve(UUID.randomUUID(), List.of(new RequestedItem(PRODUCT, 3))));
    }

    int failures() {
        return breaker.getMetrics().getNumberOfFailedCalls();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean(destroyMethod = "close")
        MisbehavingServer callee() {
            return new MisbehavingServer();
        }

        @Bean
        DynamicPropertyRegistrar addresses(MisbehavingServer callee) {
            var instance = "spring.cloud.discovery.client.simple.instances.%s[0].uri";
            return registry -> {
                registry.add(instance.formatted("product-service"), callee::uri);
                registry.add(instance.formatted("notification-service"), callee::uri);
            };
        }

        @Bean
        ProductClientFixture productClient(ProductCatalog catalog, ClientCalls calls, MisbehavingServer callee,
                RetryRegistry retries, CircuitBreakerRegistry breakers, TimeLimiterRegistry timeLimiters,
                BulkheadRegistry bulkheads) {
            var name = "product-service";
            return new ProductClientFixture(catalog, calls, callee, retries.retry(name), breakers.circuitBreaker(name),
                    timeLimiters.timeLimiter(name), bulkheads.bulkhead(name));
        }
    }
}
