package dev.pavedroad.devstack;

import dev.pavedroad.devstack.postgres.Databases;
import dev.pavedroad.devstack.process.InstanceName;
import dev.pavedroad.map.CommunicationMap.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The environment variables of a service: its own settings, and none of another service. */
class ServiceEnvironment {

    /** The only variables that a service inherits from the shell: for its JVM and for observability. */
    private static final Pattern INHERITED = Pattern.compile(
            "PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_.*|TZ|TMPDIR|LD_LIBRARY_PATH|JAVA_TOOL_OPTIONS"
                    + "|OTEL_EXPORTER_OTLP_ENDPOINT|OTEL_TRACES_SAMPLER_ARG|LOG_FORMAT");

    private static final String LOOPBACK = "127.0.0.1";

    private final Ports ports;
    private final Path keys;
    private final Databases databases;
    private final Administrator administrator;
    private final Duration drainTime;

    ServiceEnvironment(Ports ports, Path keys, Databases databases, Administrator administrator, Duration drainTime) {
        this.ports = ports;
        this.keys = keys;
        this.databases = databases;
        this.administrator = administrator;
        this.drainTime = drainTime;
    }

    /** Whether a service inherits this variable from the shell. */
    static boolean inherits(String variable) {
        return INHERITED.matcher(variable).matches();
    }

    /** The variables of every process, the registry included. */
    Map<String, String> common(String process) {
        return Map.of(
                "SERVER_ADDRESS", LOOPBACK,
                "SERVER_PORT", Integer.toString(ports.of(process)),
                "MANAGEMENT_PORT", Integer.toString(ports.management(process)),
                "ADVERTISED_HOST", LOOPBACK,
                "EUREKA_URL", "http://%s:%d/eureka/".formatted(LOOPBACK, ports.of(Ports.DISCOVERY)),
                "DRAIN_TIME", drainTime.toMillis() + "ms");
    }

    Map<String, String> of(InstanceName instance, Service service) {
        var environment = new HashMap<>(common(instance.toString()));
        environment.put("PUBLIC_KEYS_DIR", keys.resolve("public").toString());
        var signingKey = keys.resolve("private").resolve(instance.service() + ".jwk.json");
        if (Files.exists(signingKey)) {
            environment.put("SIGNING_KEY_FILE", signingKey.toString());
        }
        if (service.database() != null) {
            environment.put("DATABASE_URL", databases.url(service.database()));
            environment.put("DATABASE_USERNAME", service.database());
            environment.put("DATABASE_PASSWORD", databases.password(service.database()));
        }
        environment.putAll(special(instance.service()));
        return environment;
    }

    private Map<String, String> special(String service) {
        return switch (service) {
            case "user-service" -> Map.of(
                    "ADMIN_EMAIL", administrator.email(), "ADMIN_PASSWORD", administrator.password());
            case "product-service" -> Map.of("SPRING_PROFILES_ACTIVE", "demo");
            case "notification-service" -> Map.of(
                    "SMTP_HOST", LOOPBACK, "SMTP_PORT", Integer.toString(ports.of(Ports.MAIL)),
                    "VAPID_KEY_FILE", keys.resolve("private").resolve("vapid.jwk.json").toString());
            default -> Map.of();
        };
    }
}
