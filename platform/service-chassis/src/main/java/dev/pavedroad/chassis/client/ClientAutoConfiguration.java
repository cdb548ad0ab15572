package dev.pavedroad.chassis.client;

import dev.pavedroad.chassis.identity.ServiceTokens;
import feign.Capability;
import feign.Client;
import feign.RequestInterceptor;
import io.github.resilience4j.core.ContextAwareScheduledThreadPoolExecutor;
import feign.micrometer.FeignContext;
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
@EnableConfigurationProperties(ClientProperties.class)
@ConditionalOnClass({Client.class, io.github.resilience4j.retry.Retry.class})
class ClientAutoConfiguration {

    @Bean
    ClientCalls clientCalls(ClientProperties settings, ObservationRegistry observations) {
        ContextRegistry.getInstance().registerThreadLocalAccessor("deadline", Deadline::current, Deadline::use,
                Deadline::forget);
        return new ClientCalls(settings.deadline(), observations);
    }

    // Resilience4j's aspects get it when a service is built, where resilience4j.scheduled.executor is not read yet.
    @Bean
    ContextAwareScheduledThreadPoolExecutor attempts() {
        return ContextAwareScheduledThreadPoolExecutor.newScheduledThreadPool().corePoolSize(2)
                .contextPropagators(new MicrometerContextPropagator()).build();
    }

    @Bean
    Capability deadlines() {
        return new DeadlineCapability();
    }

    @Bean
    @ConditionalOnClass(FeignContext.class)
    ClientAttempts clientAttempts() {
        return new ClientAttempts();
    }

    @Bean
    RequestInterceptor serviceToken(ServiceTokens tokens) {
        return request -> request.header("Authorization",
                "Bearer " + tokens.forCallee(request.feignTarget().name()));
    }

    // Retries are the client's business alone; where a request goes, the map says and no callee. A connection ends before
    // the callee ends it.
    @Bean
    @ConditionalOnClass(HttpClient5FeignConfiguration.class)
    HttpClientBuilderCustomizer withoutRetriesRedirectsAndIdleConnections() {
        return http -> http.disableAutomaticRetries().disableRedirectHandling()
                .evictIdleConnections(TimeValue.ofSeconds(5));
    }
}
