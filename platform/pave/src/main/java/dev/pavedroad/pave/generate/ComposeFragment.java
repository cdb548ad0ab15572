package dev.pavedroad.pave.generate;

import dev.pavedroad.pave.PaveException;
import dev.pavedroad.pave.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What a person says of a service's container in {@code <service>/compose.yml}: its environment, memory and the like.
 *
 * @param environment the lines below {@code environment:}
 * @param others      the lines of every other key
 */
record ComposeFragment(List<String> environment, List<String> others) {

    private static final Set<String> DERIVED =
            Set.of("image", "build", "networks", "depends_on", "volumes", "ports", "<<", "container_name");

    static String fileOf(String service) {
        return service + "/compose.yml";
    }

    /** @throws PaveException when the file is no table of Compose's keys, or has one that follows from the map */
    static ComposeFragment of(Tree tree, String service) {
        var file = fileOf(service);
        var text = tree.find(file).orElse("");
        keys(file, text).forEach(key -> {
            if (DERIVED.contains(key)) {
                throw new PaveException("%s has '%s', which follows from communication-map.yml; remove it."
                        .formatted(file, key));
            }
        });
        var environment = new ArrayList<String>();
        var others = new ArrayList<String>();
        var current = others;
        for (var line : text.lines().filter(it -> !it.isBlank() && !it.startsWith("#")).toList()) {
            if (!line.startsWith(" ")) {
                current = line.startsWith("environment:") ? environment : others;
            }
            current.add(line);
        }
        if (!environment.isEmpty() && !environment.removeFirst().equals("environment:")) {
            throw new PaveException(
                    "%s: write each variable in a line of its own below 'environment:'".formatted(file));
        }
        return new ComposeFragment(dedented(environment), others);
    }

    private static Set<?> keys(String file, String text) {
        try {
            var content = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            if (content == null) {
                return Set.of();
            }
            if (content instanceof Map<?, ?> table) {
                return table.keySet();
            }
        } catch (YAMLException e) {
            throw new PaveException("%s is not valid YAML: %s".formatted(file, e.getMessage()), e);
        }
        throw new PaveException(
                "%s must be a table of what Compose knows of a service, such as 'environment'".formatted(file));
    }

    private static List<String> dedented(List<String> lines) {
        var indentation = lines.stream().mapToInt(it -> it.length() - it.stripLeading().length()).min().orElse(0);
        return lines.stream().map(it -> it.substring(indentation)).toList();
    }
}
