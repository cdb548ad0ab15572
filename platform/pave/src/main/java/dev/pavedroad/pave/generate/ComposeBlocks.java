package dev.pavedroad.pave.generate;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.CommunicationMap.Call;
import dev.pavedroad.map.CommunicationMap.Service;
import dev.pavedroad.pave.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The blocks of {@code docker-compose.yml}. */
class ComposeBlocks {

    private static final String FILE = "docker-compose.yml";

    private final Tree tree;
    private final CommunicationMap map;
    private final Subnets subnets;

    ComposeBlocks(Tree tree, CommunicationMap map, Subnets subnets) {
        this.tree = tree;
        this.map = map;
        this.subnets = subnets;
    }

    List<Block> all() {
        var services = new ArrayList<String>();
        map.services().forEach((name, service) -> {
            if (!services.isEmpty()) {
                services.add("");
            }
            services.add(name + ":");
            container(name, service).forEach(it -> services.add("  " + it));
        });
        return List.of(
                block("secrets of services",
                        withSecrets().map(it -> "- %s-secrets:/owners/%1$s".formatted(it)).toList()),
                block("networks of postgres", names(Link.databases(map))),
                block("networks of mailbox", names(Link.mail(map))),
                block("networks of discovery-server", names(Link.registrations(map))),
                block("services", services),
                block("volumes", withSecrets().map("%s-secrets:"::formatted).toList()),
                block("networks", networks()));
    }

    private Block block(String name, List<String> lines) {
        return new Block(FILE, name, lines, "outside the markers, or in <service>/compose.yml");
    }

    private static List<String> names(List<Link> links) {
        return links.stream().map(it -> "- " + it.network()).toList();
    }

    // A service has secrets where it has a database or signs tokens; docker/secrets.sh hands them over.
    private Stream<String> withSecrets() {
        return map.services().keySet().stream().filter(this::hasSecrets);
    }

    private boolean hasSecrets(String name) {
        var service = map.services().get(name);
        return service.database() != null || !service.isPublic() && !map.calleesOf(name).isEmpty();
    }

    private List<String> container(String name, Service service) {
        var fragment = ComposeFragment.of(tree, name);
        var lines = new ArrayList<>(List.of(
                "<<: *service",
                "image: pavedroad/%s:${IMAGE_TAG:-latest}".formatted(name),
                "build: { context: ., args: { SERVICE: %s, AOT_CACHE: \"${AOT_CACHE:-on}\" } }".formatted(name),
                "environment:",
                "  <<: *environment",
                "  LISTEN_IN: \"%s\"".formatted(listenIn(name))));
        if (service.database() != null) {
            lines.add("  DATABASE_URL: jdbc:postgresql://postgres:5432/" + service.database());
            lines.add("  DATABASE_USERNAME: " + service.database());
        }
        fragment.environment().forEach(it -> lines.add("  " + it));
        lines.add("volumes:");
        lines.add("  - public-keys:/run/public-keys:ro");
        if (hasSecrets(name)) {
            lines.add("  - %s-secrets:/run/secrets:ro".formatted(name));
        }
        if (service.isPublic()) {
            lines.add("ports: [\"127.0.0.1:${GATEWAY_PORT:-%d}:%1$d\"]".formatted(service.port()));
        }
        lines.add("depends_on:");
        dependencies(name, service).forEach((other, condition) -> lines.add("  %s: %s".formatted(other, condition)));
        lines.add("networks:");
        linksOf(name).forEach(it -> lines.add("  - " + it.network()));
        lines.addAll(fragment.others());
        return lines;
    }

    private String listenIn(String name) {
        return linksOf(name).stream().filter(it -> it.to().equals(name)).map(it -> subnets.subnet(it.network()))
                .collect(Collectors.joining(","));
    }

    private List<Link> linksOf(String name) {
        return groups().values().stream().flatMap(List::stream)
                .filter(it -> it.from().equals(name) || it.to().equals(name)).toList();
    }

    private Map<String, String> dependencies(String name, Service service) {
        var dependencies = new LinkedHashMap<String, String>();
        dependencies.put("secrets", "*done");
        if (service.database() != null) {
            dependencies.put("database-setup", "*done");
        }
        dependencies.put(Link.REGISTRY, "*started");
        if (Link.sendsMail(map, name)) {
            dependencies.put(Link.MAILBOX, "*started");
        }
        map.calls().stream().filter(it -> it.from().equals(name)).map(Call::to)
                .filter(it -> !reaches(it, name, Set.of()))
                .forEach(it -> dependencies.put(it, "*started"));
        return dependencies;
    }

    // Compose refuses containers that wait for each other; services that call each other start in any order.
    private boolean reaches(String from, String to, Set<String> seen) {
        return map.calleesOf(from).stream().filter(it -> !seen.contains(it)).anyMatch(
                it -> it.equals(to)
                        || reaches(it, to, Stream.concat(seen.stream(), Stream.of(from)).collect(Collectors.toSet())));
    }

    private Map<String, List<Link>> groups() {
        var groups = new LinkedHashMap<String, List<Link>>();
        groups.put("The calls on the map.", Link.calls(map));
        groups.put("Each service to its database.", Link.databases(map));
        groups.put("Each service to the registry.", Link.registrations(map));
        groups.put("Mail, to a mailbox that keeps it.", Link.mail(map));
        groups.put("To what the map calls the internet.", Link.internet(map));
        groups.put(
                "For the ports that this host publishes. Without masquerading, answers come back but nothing else gets out.",
                Link.published(map));
        return groups;
    }

    private List<String> networks() {
        return Networks.lines(groups(), subnets);
    }
}
