package dev.pavedroad.chassis.observability;

import dev.pavedroad.chassis.environment.InvalidSettingException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns the export of traces and the form of logs on by the environment alone: without these variables nothing is
 * exported and logs are for people.
 */
class ObservabilityEnvironment implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 9;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var properties = new HashMap<String, Object>();
        properties.putAll(traces(environment.getProperty("OTEL_EXPORTER_OTLP_ENDPOINT", "").strip()));
        properties.putAll(logs(environment.getProperty("LOG_FORMAT", "text").strip().toLowerCase(Locale.ROOT)));
        requireShare(environment.getProperty("OTEL_TRACES_SAMPLER_ARG"));
        environment.getPropertySources().addLast(new MapPropertySource("observability", properties));
    }

    private static Map<String, Object> traces(String endpoint) {
        if (endpoint.isEmpty()) {
            return Map.of();
        }
        if (!isHttp(endpoint)) {
            throw new InvalidSettingException("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint,
                    "the collector's address for OTLP over HTTP, such as 'http://localhost:4318', or leave it out");
        }
        return Map.of("management.otlp.tracing.endpoint", endpoint.replaceFirst("/+$", "") + "/v1/traces");
    }

    private static boolean isHttp(String endpoint) {
        try {
            var uri = URI.create(endpoint);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Map<String, Object> logs(String format) {
        return switch (format) {
            case "text" -> Map.of();
            // What the schema calls them.
            case "ecs" -> Map.of("logging.structured.format.console", format,
                    "logging.structured.json.rename[traceId]", "trace.id",
                    "logging.structured.json.rename[spanId]", "span.id");
            case "logstash" -> Map.of("logging.structured.format.console", format);
            case String other -> throw new InvalidSettingException("LOG_FORMAT", other,
                    "'text' (the default), 'ecs' or 'logstash'");
        };
    }

    private static void requireShare(String share) {
        try {
            if (share == null || (0 <= Double.parseDouble(share) && Double.parseDouble(share) <= 1)) {
                return;
            }
        } catch (NumberFormatException _) {
            // Told below, as a number out of bounds is.
        }
        throw new InvalidSettingException("OTEL_TRACES_SAMPLER_ARG", share, "a share from 0 to 1, such as '0.1'");
    }
}
