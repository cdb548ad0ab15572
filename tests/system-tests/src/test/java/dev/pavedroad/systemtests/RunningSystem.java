package dev.pavedroad.systemtests;

import dev.pavedroad.devstack.DevStack;
import dev.pavedroad.map.CommunicationMap;

/**
 * The system that the tests talk to: one dev stack for all of them, or the one at {@code -Dsystem.url=<url>}.
 */
public final class RunningSystem {

    private static final String DEPLOYED = System.getProperty("system.url");
    private static final String MAILBOX = System.getProperty("system.mailbox");

    private RunningSystem() {}

    private static class Holder {
        static final OtlpReceiver TRACES = OtlpReceiver.start();
        static final DevStack STACK = start();
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

    /** The dev stack, for tests that do something to its processes. */
    static DevStack stack() {
        return Holder.STACK;
    }

    /** The traces of the dev stack: every request is traced. */
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
    private static DevStack start() {
        var options = TestStack.options("running-system")
                // Thousands of requests come from one address here.
                .environment("api-gateway", "RATE_LIMIT_PER_SECOND", "0");
        // A request that waited for the collector would wait longer than the gateway does: see CollectorAwayTests.
        CommunicationMap.fromClasspath().services().keySet().forEach(service -> options
                .environment(service, "OTEL_EXPORTER_OTLP_ENDPOINT", Holder.TRACES.url())
                .environment(service, "OTEL_TRACES_SAMPLER_ARG", "1.0")
                .environment(service, "MANAGEMENT_OTLP_TRACING_TIMEOUT", "30s")
                .environment(service, "MANAGEMENT_TRACING_OPENTELEMETRY_EXPORT_TIMEOUT", "30s"));
        return DevStack.start(options.build());
    }
}
