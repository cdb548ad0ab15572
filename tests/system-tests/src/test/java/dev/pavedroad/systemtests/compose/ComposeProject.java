package dev.pavedroad.systemtests.compose;

import dev.pavedroad.systemtests.Client;
import dev.pavedroad.systemtests.compose.Docker.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The system in containers on this machine.
 *
 * @param settings variables of {@code .env.example}, on top of those of this process
 */
record ComposeProject(String name, Map<String, String> settings) {

    /** The lock of all tests of {@link #second}, which would have the same addresses. */
    static final String SECOND = "the second Compose project";

    static final String ADMINISTRATOR = "admin@example.com";

    /** The one that {@code -Dcompose.project=<name>} names; it runs already. */
    static ComposeProject given() {
        return new ComposeProject(Objects.requireNonNull(System.getProperty("compose.project"),
                "-Dcompose.project is missing; run docker/check"), Map.of());
    }

    /** One beside the given one, with addresses, ports and volumes of its own, which does not run yet. */
    static ComposeProject second(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.putAll(Map.of("NETWORK_PREFIX", System.getProperty("compose.second-prefix", "10.211"), "GATEWAY_PORT", "0",
                "MAILBOX_PORT", "0", "REGISTRY_PORT", "0", "ADMIN_EMAIL", ADMINISTRATOR));
        return new ComposeProject(given().name() + "-second", all);
    }

    /** A client of its gateway, which runs. */
    Client system() {
        return Client.at(url("api-gateway", 3000));
    }

    /** Takes all of it away, its volumes too. */
    void remove() {
        compose("down", "--volumes", "--timeout", "5");
    }

    /** Starts what is not there, stops what is too many, and waits until all are healthy. */
    void up(String... options) {
        var arguments = new ArrayList<>(List.of("up", "--detach", "--wait", "--no-build"));
        arguments.addAll(List.of(options));
        compose(arguments.toArray(String[]::new));
    }

    String compose(String... arguments) {
        return Docker.run(settings, command(arguments));
    }

    Outcome attempt(String... arguments) {
        return Docker.attempt(settings, command(arguments));
    }

    /** The ids of its running containers, by the service's name in the file. */
    Map<String, List<String>> containers() {
        return compose("ps", "--format", "{{.Service}} {{.ID}}").lines().map(line -> line.split(" "))
                .collect(Collectors.groupingBy(it -> it[0], TreeMap::new,
                        Collectors.mapping(it -> it[1], Collectors.toList())));
    }

    String url(String service, int port) {
        return "http://" + compose("port", service, Integer.toString(port)).strip();
    }

    /** The content of one of a service's secret files. */
    String secret(String service, String file) {
        return compose("exec", "-T", service, "cat", "/run/secrets/" + file).strip();
    }

    private List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of("compose", "--project-name", name));
        command.addAll(List.of(arguments));
        return command;
    }
}
