package dev.pavedroad.systemtests;

import dev.pavedroad.chassis.map.CommunicationMap;
import dev.pavedroad.localstack.LocalStack;

/**
 * The system that the tests talk to: one local stack for all of them, or the one at {@code -Dsystem.url=<url>}.
 */
public final class RunningSystem {

    private static final String DEPLOYED = System.getProperty("system.url");
    private static final String MAILBOX = System.getProperty("system.mailbox");

    private RunningSystem() {}

    private static class Holder {
        static final OtlpReceiver TRACES = OtlpReceiver.start();
        static final LocalStack STACK = start();
    }

    static boolean isLocal() {
        return DEPLOYED == null;
    }

    static boolean hasMailbox() {
        return isLocal() || MAILBOX != null;
    }

    static String mailboxUrl() {
        return MAILBOX;
    }

    /** The local stack, for tests that do something to its processes. */
    static LocalStack stack() {
        return Holder.STACK;
    }

    /** What the local stack tells about its requests: every one of them. */
    static OtlpReceiver traces() {
        return Holder.TRACES;
    }

    static String url() {
        return isLocal() ? stack().gatewayUrl() : DEPLOYED;
    }

    static String adminEmail() {
        return isLocal() ? stack().adminEmail() : given("ADMIN_EMAIL");
    }

    static String adminPassword() {
        return isLocal() ? stack().adminPassword() : given("ADMIN_PASSWORD");
    }

    private static String given(String variable) {
        var value = System.getenv(variable);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("%s is not set: tests of %s need its administrator, in ADMIN_EMAIL and "
                    .formatted(variable, DEPLOYED) + "ADMIN_PASSWORD");
        }
        return value;
    }

    // It stops by itself when this JVM ends.
    private static LocalStack start() {
        var builder = TestStack.builder("running-system")
                // Thousands of requests come from one address here.
                .environment("api-gateway", "RATE_LIMIT_PER_SECOND", "0");
        // A request that waited for the collector would wait longer than the gateway does: see CollectorAwayTests.
        CommunicationMap.fromClasspath().services().keySet().forEach(service -> builder
                .environment(service, "OTEL_EXPORTER_OTLP_ENDPOINT", Holder.TRACES.url())
                .environment(service, "OTEL_TRACES_SAMPLER_ARG", "1.0")
                .environment(service, "MANAGEMENT_OTLP_TRACING_TIMEOUT", "30s")
                .environment(service, "MANAGEMENT_TRACING_OPENTELEMETRY_EXPORT_TIMEOUT", "30s"));
        return builder.start();
    }
}
