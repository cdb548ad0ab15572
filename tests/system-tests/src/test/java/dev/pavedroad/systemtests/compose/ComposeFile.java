package dev.pavedroad.systemtests.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** A file for Compose as it is written, its variables not replaced. */
record ComposeFile(JsonNode content) {

    /** What {@code docker compose -f} is given to watch the system as well. */
    static final List<String> OBSERVED = List.of("docker-compose.yml", "docker/observability/compose.yml");

    private static final Path FILE = Path.of("../..", OBSERVED.getFirst());

    static ComposeFile read() {
        return parse(text(FILE));
    }

    /** The parts that watch the system, and what they add to it. */
    static ComposeFile observability() {
        return parse(text(Path.of("../..", OBSERVED.getLast())));
    }

    static ComposeFile parse(String yaml) {
        return new ComposeFile(new ObjectMapper().valueToTree(new Yaml().load(yaml)));
    }

    static String text() {
        return text(FILE);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every container, by its name in the file. */
    TreeMap<String, JsonNode> containers() {
        return content.path("services").propertyStream()
                .collect(Collectors.toMap(it -> it.getKey(), it -> it.getValue(), (a, _) -> a, TreeMap::new));
    }

    JsonNode container(String name) {
        return content.path("services").path(name);
    }

    Set<String> networksOf(String container) {
        return names(container(container).path("networks"));
    }

    String subnetOf(String network) {
        return content.path("networks").path(network).path("ipam").path("config").path(0).path("subnet").asText();
    }

    /** The differences between the networks and the paths that there have to be, a sentence each. */
    List<String> differencesFrom(Set<Link> links) {
        var differences = new ArrayList<String>();
        compare("networks", links.stream().map(Link::network).collect(Collectors.toSet()),
                names(content.path("networks")), differences);
        var containers = new TreeSet<>(containers().keySet());
        links.forEach(it -> containers.addAll(it.containers()));
        for (var container : containers) {
            compare(container, links.stream().filter(it -> it.joins(container)).map(Link::network)
                    .collect(Collectors.toSet()), networksOf(container), differences);
        }
        links.forEach(link -> {
            var internal = content.path("networks").path(link.network()).path("internal").asBoolean();
            if (internal != link.staysInside()) {
                differences.add("%s: internal is %s".formatted(link.network(), internal));
            }
        });
        return differences;
    }

    private static void compare(String subject, Set<String> wanted, Set<String> there, List<String> differences) {
        wanted.stream().filter(it -> !there.contains(it)).map(it -> subject + ": lacks " + it)
                .forEach(differences::add);
        there.stream().filter(it -> !wanted.contains(it)).map(it -> subject + ": must not have " + it)
                .forEach(differences::add);
    }

    // A list of names, or a map with the names as its keys.
    private static Set<String> names(JsonNode node) {
        var names = new TreeSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        if (node.isArray()) {
            node.forEach(it -> names.add(it.asText()));
        }
        return names;
    }
}
