package dev.pavedroad.pave.generate;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.CommunicationMap.Service;
import dev.pavedroad.pave.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What people and Backstage read of the map: the README's picture, the reference of services, the catalogue. */
class DocumentBlocks {

    private static final String PLACE = "communication-map.yml, or the text around the markers";
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final Tree tree;
    private final CommunicationMap map;

    DocumentBlocks(Tree tree, CommunicationMap map) {
        this.tree = tree;
        this.map = map;
    }

    List<Block> all() {
        return List.of(
                new Block("README.md", "picture", picture(), PLACE),
                new Block("docs/reference/services.md", "services", reference(), PLACE),
                new Block("catalog-info.yaml", "services", catalogue(), PLACE));
    }

    private List<String> picture() {
        var lines = new ArrayList<>(List.of("```mermaid", "flowchart LR"));
        map.services().forEach((name, service) -> {
            if (service.isPublic()) {
                lines.add("    client([client]) --> " + id(name));
            }
            lines.add("    %s[%s :%d]".formatted(id(name), name, service.port()));
        });
        map.calls().forEach(it -> lines.add("    %s -->|\"%s\"| %s".formatted(id(it.from()), it.why(), id(it.to()))));
        map.services().forEach((name, service) -> {
            if (service.database() != null) {
                lines.add("    %s --- %s[(%s)]".formatted(id(name), "database_" + service.database(),
                        service.database()));
            }
            if (!service.internet().isEmpty()) {
                lines.add("    %s -.-> internet([internet])".formatted(id(name)));
            }
        });
        lines.add("```");
        return lines;
    }

    // A hyphen before an arrow reads like part of it.
    private static String id(String service) {
        return service.replace('-', '_');
    }

    private List<String> reference() {
        var lines = new ArrayList<String>();
        map.services().forEach((name, service) -> {
            lines.add("## " + name);
            lines.add("");
            lines.add("| | |");
            lines.add("|---|---|");
            lines.add("| ports | %d; management %d |".formatted(service.port(), service.managementPort()));
            lines.add("| database | %s |"
                    .formatted(service.database() == null ? "none" : "`" + service.database() + "`"));
            lines.add("| internet | %s |".formatted(service.internet().isEmpty()
                    ? "none"
                    : service.internet().stream().map(it -> "port " + it).collect(Collectors.joining(", "))));
            map.calls().stream().filter(it -> it.from().equals(name)).forEach(it -> lines
                    .add("| calls %s | %s: %s |".formatted(it.to(), it.why(), allowed(it))));
            var callers =
                    map.calls().stream().filter(it -> it.to().equals(name)).map(CommunicationMap.Call::from).toList();
            lines.add("| called by | %s |".formatted(callers.isEmpty() ? caller(service) : String.join(", ", callers)));
            settings(name).ifPresent(it -> lines.add("| own settings | %s |".formatted(it)));
            lines.add("");
            endpoints(name).forEach(lines::add);
        });
        lines.removeLast();
        return lines;
    }

    private static String caller(Service service) {
        return service.isPublic() ? "clients" : "nobody";
    }

    private static String allowed(CommunicationMap.Call call) {
        return call.allow().stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }

    // The rows of the reference of settings that name the service: | `NAME` | default | which services | ...
    private Optional<String> settings(String service) {
        var names = tree.read("docs/reference/configuration.md").lines().filter(it -> it.startsWith("| `"))
                .map(it -> it.split(" *\\| *")).filter(it -> it.length > 3)
                .filter(it -> Arrays.asList(it[3].split(", ")).contains(service)).map(it -> it[1]).toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private List<String> endpoints(String service) {
        return tree.find(service + "/openapi.json").map(json -> {
            var lines = new ArrayList<>(List.of("| API | |", "|---|---|"));
            Map<String, Map<String, Object>> paths = paths(json);
            paths.forEach((path, operations) -> METHODS.stream().filter(operations::containsKey).forEach(method -> lines
                    .add("| `%s %s` | %s |".formatted(method.toUpperCase(), path, summary(operations.get(method))))));
            lines.add("");
            return (List<String>) lines;
        }).orElse(List.of());
    }

    // JSON is YAML.
    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> paths(String json) {
        Map<String, Object> description = new Yaml(new SafeConstructor(new LoaderOptions())).load(json);
        return (Map<String, Map<String, Object>>) description.get("paths");
    }

    private static String summary(Object operation) {
        return String.valueOf(((Map<?, ?>) operation).get("summary"));
    }

    private List<String> catalogue() {
        return map.services().entrySet().stream().flatMap(it -> component(it.getKey(), it.getValue())).toList();
    }

    private Stream<String> component(String name, Service service) {
        var lines = new ArrayList<>(List.of("---", "apiVersion: backstage.io/v1alpha1", "kind: Component", "metadata:",
                "  name: " + name, "spec:", "  type: service", "  lifecycle: production", "  owner: paved-road",
                "  system: paved-road"));
        var needs = new ArrayList<String>();
        map.calls().stream().filter(it -> it.from().equals(name)).forEach(it -> needs.add("component:" + it.to()));
        if (service.database() != null) {
            needs.add("resource:database-" + service.database().replace('_', '-'));
        }
        if (!needs.isEmpty()) {
            lines.add("  dependsOn:");
            needs.forEach(it -> lines.add("    - " + it));
        }
        if (tree.exists(name + "/openapi.json")) {
            lines.add("  providesApis:");
            lines.add("    - " + name);
            lines.addAll(
                    List.of("---", "apiVersion: backstage.io/v1alpha1", "kind: API", "metadata:", "  name: " + name,
                            "spec:", "  type: openapi", "  lifecycle: production", "  owner: paved-road",
                            "  system: paved-road",
                            "  definition:", "    $text: ./%s/openapi.json".formatted(name)));
        }
        if (service.database() != null) {
            lines.addAll(List.of("---", "apiVersion: backstage.io/v1alpha1", "kind: Resource", "metadata:",
                    "  name: database-" + service.database().replace('_', '-'), "spec:", "  type: database",
                    "  owner: paved-road", "  system: paved-road"));
        }
        return lines.stream();
    }
}
