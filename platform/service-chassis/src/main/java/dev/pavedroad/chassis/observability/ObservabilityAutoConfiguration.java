package dev.pavedroad.chassis.observability;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.tracing.otlp.OtlpTracingProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** What a service tells about itself beyond what Spring Boot makes it tell. */
@AutoConfiguration(beforeName = "dev.pavedroad.chassis.tasks.TasksAutoConfiguration",
        afterName = "org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration")
@EnableConfigurationProperties(OtlpTracingProperties.class)
class ObservabilityAutoConfiguration {

    private static final Set<String> HEALTH_CHECKS = Set.of("/health", "/health/live");

    @Bean
    StoredTraces storedTraces(ObservationRegistry observations, ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator) {
        return new StoredTraces(observations, tracer.getIfAvailable(() -> Tracer.NOOP),
                propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    // Health checks, which come each second, are not traced.
    @Bean
    SpanExportingPredicate healthCheckSpanFilter() {
        return span -> Stream.of("http.url", "uri").map(span.getTags()::get).filter(Objects::nonNull)
                .noneMatch(HEALTH_CHECKS::contains);
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
}
