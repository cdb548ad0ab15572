package dev.pavedroad.chassis.observability;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import java.util.Set;

/** Leaves out of exported traces what is asked every second whether anybody does something or not. */
class WorthExporting implements SpanExportingPredicate {

    private static final Set<String> ROUTES = Set.of("/health", "/health/live");

    @Override
    public boolean isExportable(FinishedSpan span) {
        return !ROUTES.contains(span.getTags().getOrDefault("http.url", ""))
                && !ROUTES.contains(span.getTags().getOrDefault("uri", ""));
    }
}
