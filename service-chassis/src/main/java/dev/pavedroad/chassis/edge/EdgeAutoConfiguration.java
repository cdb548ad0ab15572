package dev.pavedroad.chassis.edge;

import dev.pavedroad.chassis.identity.ServiceTokens;
import feign.Capability;
import feign.Client;
import feign.RequestInterceptor;
import io.micrometer.context.ContextRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.apache.hc.core5.util.TimeValue;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration.HttpClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** For services that call others: one deadline a call, and the service's own token on each internal request. */
@AutoConfiguration
@EnableConfigurationProperties(EdgeSettings.class)
@ConditionalOnClass({Client.class, io.github.resilience4j.retry.Retry.class})
class EdgeAutoConfiguration {

    @Bean
    EdgeCalls edgeCalls(EdgeSettings settings, ObservationRegistry observations) {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new Deadline.Accessor());
        return new EdgeCalls(settings.edgeDeadline(), observations);
    }

    @Bean
    Capability deadlines() {
        return new DeadlineCapability();
    }

    @Bean
    RequestInterceptor serviceToken(ServiceTokens tokens) {
        return request -> request.header("Authorization",
                "Bearer " + tokens.forCallee(request.feignTarget().name()));
    }

    // Retries are the edge's business alone, and a pooled connection that idles may lead to an instance that is gone.
    @Bean
    @ConditionalOnClass(HttpClient5FeignConfiguration.class)
    HttpClientBuilderCustomizer pooledConnections() {
        return http -> http.disableAutomaticRetries().disableRedirectHandling()
                .evictExpiredConnections().evictIdleConnections(TimeValue.ofSeconds(5));
    }
}
