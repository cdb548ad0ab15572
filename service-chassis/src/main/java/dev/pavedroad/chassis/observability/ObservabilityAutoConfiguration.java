package dev.pavedroad.chassis.observability;

import feign.micrometer.FeignContext;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.tracing.otlp.OtlpTracingProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

/** What a service tells about itself beyond what Spring Boot makes it tell. */
@AutoConfiguration(beforeName = "dev.pavedroad.chassis.tasks.TasksAutoConfiguration",
        afterName = "org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration")
@EnableConfigurationProperties(OtlpTracingProperties.class)
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

    // Spring Boot has such a bean only where there is an endpoint, which is not known yet when a service is built.
    @Bean
    SpanExporter traces(OtlpTracingProperties export) {
        if (export.getEndpoint() == null) {
            return SpanExporter.composite();
        }
        var exporter = OtlpHttpSpanExporter.builder().setEndpoint(export.getEndpoint()).setTimeout(export.getTimeout())
                .setConnectTimeout(export.getConnectTimeout())
                .setCompression(export.getCompression().name().toLowerCase(Locale.ROOT));
        export.getHeaders().forEach(exporter::addHeader);
        return exporter.build();
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
