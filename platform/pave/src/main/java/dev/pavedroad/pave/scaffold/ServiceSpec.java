package dev.pavedroad.pave.scaffold;

import dev.pavedroad.map.Endpoint;
import dev.pavedroad.pave.PaveException;
import dev.pavedroad.pave.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a service was asked to be; its folder keeps it in {@value #FILE}.
 *
 * @param template the commit of the template that it was made from, or {@value #UNKNOWN}
 * @param database the name of its database, or {@code null}
 * @param route    the paths that the gateway routes to it, or {@code null}
 * @param callers  the services that call it, in the order of the command
 * @param calls    the services that it calls, with what it asks them for
 */
record ServiceSpec(Names names, String template, String database, String route, List<String> callers,
        Map<String, List<Endpoint>> calls) {

    static final String FILE = "pave.yml";
    static final String UNKNOWN = "unknown";

    static boolean isIn(Tree tree, String service) {
        return tree.exists(service + "/" + FILE);
    }

    /** @throws PaveException when the service was not made by ./pave, or its file was changed */
    static ServiceSpec of(Tree tree, String service) {
        var file = service + "/" + FILE;
        if (!tree.exists(file)) {
            throw new PaveException("%s was not made by ./pave new-service: there is no %s".formatted(service, file));
        }
        try {
            Map<String, Object> content = new Yaml(new SafeConstructor(new LoaderOptions())).load(tree.read(file));
            var calls = new LinkedHashMap<String, List<Endpoint>>();
            table(content.get("calls")).forEach((callee, allow) -> calls.put(callee,
                    texts(allow).stream().map(Endpoint::parse).toList()));
            return new ServiceSpec(Names.of(service), (String) content.get("template"),
                    (String) content.get("database"),
                    (String) content.get("route"), texts(content.get("callers")), calls);
        } catch (RuntimeException e) {
            throw new PaveException("%s cannot be read: %s; git checkout %1$s".formatted(file, e.getMessage()), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> table(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Object value) {
        return value == null ? List.of() : (List<String>) value;
    }

    String text() {
        var text = new StringBuilder(
                "# What ./pave new-service was asked for; diff-template and remove-service read it.\n");
        text.append("template: \"%s\"\n".formatted(template));
        if (database != null) {
            text.append("database: \"%s\"\n".formatted(database));
        }
        if (route != null) {
            text.append("route: %s\n".formatted(route));
        }
        text.append("callers: [%s]\n".formatted(String.join(", ", callers)));
        text.append(calls.isEmpty() ? "calls: {}\n" : "calls:\n");
        calls.forEach((callee, allow) -> text.append("  %s: [%s]\n".formatted(callee,
                String.join(", ", allow.stream().map(Endpoint::toString).toList()))));
        return text.toString();
    }

    /** What the marker lines of the template ask for. */
    TreeSet<String> options() {
        var options = new TreeSet<String>();
        options.add(database == null ? "no-database" : "database");
        if (route != null) {
            options.add("public");
        }
        options.add(callers.isEmpty() ? "not-called" : "called");
        if (!calls.isEmpty()) {
            options.add("calls");
        }
        return options;
    }
}
