package dev.pavedroad.systemtests.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A running container, as the engine knows it. */
record Container(String service, String id, JsonNode details) {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final String PROBE = """
            for target; do
              if timeout $0 bash -c "exec 3<> /dev/tcp/${target%:*}/${target##*:}" 2> /dev/null
              then echo "$target open"; else echo "$target closed"; fi &
            done
            wait
            """;
    private static final String GET = """
            exec 3<> /dev/tcp/127.0.0.1/$0
            printf 'GET %s HTTP/1.0\\r\\n\\r\\n' "$1" >&3
            timeout 5 cat <&3 | sed '1,/^\\r$/d'
            """;

    static List<Container> of(ComposeProject project) {
        return project.containers().entrySet().stream()
                .flatMap(it -> it.getValue().stream().map(id -> inspect(it.getKey(), id))).toList();
    }

    private static Container inspect(String service, String id) {
        return new Container(service, id, json(Docker.run("inspect", id)).path(0));
    }

    /** Its address in each network, by the network's name in the file. */
    Map<String, String> addresses(ComposeProject project) {
        return details.path("NetworkSettings").path("Networks").propertyStream().collect(Collectors.toMap(
                it -> it.getKey().substring(project.name().length() + 1),
                it -> it.getValue().path("IPAddress").asText(), (a, _) -> a, TreeMap::new));
    }

    /**
     * Tries to connect from within this container's network. It uses an image with a shell, not the container's own.
     *
     * @param targets {@code <host>:<port>}
     */
    Map<String, Boolean> canReach(Collection<String> targets, String image) {
        return canReach(targets, image, TIMEOUT);
    }

    /** @param timeout of each attempt to connect; a port that drops packets takes all of it */
    Map<String, Boolean> canReach(Collection<String> targets, String image, Duration timeout) {
        var command = new ArrayList<>(List.of("run", "--rm", "--network", "container:" + id, "--entrypoint", "bash",
                image, "-c", PROBE, Long.toString(timeout.toSeconds())));
        command.addAll(targets);
        return Docker.run(Map.of(), command).lines().map(line -> line.split(" "))
                .collect(Collectors.toMap(it -> it[0], it -> it[1].equals("open")));
    }

    /** The response of a port that listens within this container alone. */
    JsonNode get(int port, String path) {
        return json(Docker.run("exec", id, "bash", "-c", GET, Integer.toString(port), path));
    }

    String image() {
        return details.path("Config").path("Image").asText();
    }

    /** Whether its main process has mapped the file into its memory. */
    boolean hasMapped(String file) {
        return Docker.attempt(Map.of(), List.of("exec", id, "grep", "-q", " %s$".formatted(file), "/proc/1/maps"))
                .exitCode() == 0;
    }

    /** All that it has said. */
    String log() {
        return Docker.attempt(Map.of(), List.of("logs", id)).output();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }
}
