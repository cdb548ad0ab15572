package dev.pavedroad.chassis.observability;

import feign.micrometer.FeignContext;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

/** What a service tells about itself beyond what Spring Boot makes it tell. */
@AutoConfiguration(beforeName = "dev.pavedroad.chassis.tasks.TasksAutoConfiguration",
        afterName = "org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration")
class ObservabilityAutoConfiguration {

    @Bean
    StoredTraces storedTraces(ObservationRegistry observations, ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator) {
        return new StoredTraces(observations, tracer.getIfAvailable(() -> Tracer.NOOP),
                propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    SpanExportingPredicate nobodyWantsToSeeThese() {
        return new WorthExporting();
    }

    // Five spans a request that say nothing about the request.
    @Bean
    SecurityObservationSettings noSpansOfSecurity() {
        return SecurityObservationSettings.noObservations();
    }

    /** For services that call others. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(FeignContext.class)
    static class Edges {

        @Bean
        EdgeAttempts edgeAttempts() {
            return new EdgeAttempts();
        }
    }
}
