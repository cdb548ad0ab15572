package dev.pavedroad.pave.scaffold;

import dev.pavedroad.map.Endpoint;
import dev.pavedroad.pave.PaveException;
import dev.pavedroad.pave.tree.Tree;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** All files that the template gives for a service: its own folder, and the client packages of its callers. */
class ServiceFiles {

    private static final String OPTIONS = "template.yml";
    private static final String WITHOUT_DATABASE = "src/no-database/";
    private static final Pattern START_CLASS = Pattern.compile("<start-class>([\\w.]+)\\.\\w+</start-class>");
    private static final Pattern GROUP = Pattern.compile("(?s)</parent>\\s*<groupId>([\\w.]+)</groupId>");

    private final Tree tree;
    private final String basePackage;
    private final Formatting formatting;

    ServiceFiles(Tree tree) {
        this.tree = tree;
        var group = GROUP.matcher(tree.read("pom.xml"));
        if (!group.find()) {
            throw new PaveException("pom.xml has no groupId after its parent; it is the base package of all services");
        }
        basePackage = group.group(1);
        formatting = Formatting.of(tree);
    }

    String basePackage() {
        return basePackage;
    }

    Map<String, String> render(ServiceSpec spec, Map<String, String> template) {
        var files = new LinkedHashMap<String, String>();
        var service = spec.names().service();
        own(spec, template).forEach((path, text) -> files.put(service + "/" + path, text));
        spec.calls().forEach((callee, endpoints) -> client(spec, callee, endpoints, template)
                .forEach((path, text) -> files.put(service + "/" + path, text)));
        spec.callers()
                .forEach(caller -> new ClientPackage(spec.names(), offered(spec), packageOf(caller)).render(template)
                        .forEach((path, text) -> files.put(caller + "/" + path, text)));
        files.put(service + "/" + ServiceSpec.FILE, spec.text());
        files.replaceAll((path, text) -> path.endsWith(".java") ? formatting.format(text) : text);
        return files;
    }

    private Map<String, String> client(ServiceSpec spec, String callee, List<Endpoint> endpoints,
            Map<String, String> template) {
        return new ClientPackage(Names.ofService(callee), endpoints,
                basePackage + "." + spec.names().packageName()).render(template);
    }

    /** What a new service lets its callers ask for. */
    static List<Endpoint> offered(ServiceSpec spec) {
        return List.of(new Endpoint("PUT", "/internal/%s/*".formatted(spec.names().plural())));
    }

    /** The package of a service's application. */
    String packageOf(String service) {
        var match = START_CLASS.matcher(tree.read(service + "/pom.xml"));
        if (!match.find()) {
            throw new PaveException("%s/pom.xml has no <start-class>; it names the package that a client belongs in"
                    .formatted(service));
        }
        return match.group(1);
    }

    private Map<String, String> own(ServiceSpec spec, Map<String, String> template) {
        var left = leftOut(template, spec);
        var chosen = new LinkedHashMap<String, String>();
        template.forEach((path, text) -> {
            if (!path.startsWith(WITHOUT_DATABASE)
                    && left.stream().noneMatch(it -> path.equals(it) || path.startsWith(it + "/"))) {
                chosen.put(path, text);
            }
        });
        if (spec.database() == null) {
            template.forEach((path, text) -> {
                if (path.startsWith(WITHOUT_DATABASE)) {
                    chosen.put("src/" + path.substring(WITHOUT_DATABASE.length()), text);
                }
            });
        }
        chosen.keySet().removeIf(it -> it.equals(OPTIONS) || it.contains("/template/callee/"));
        var files = new LinkedHashMap<String, String>();
        chosen.forEach((path, text) -> files.put(Rendering.renamePath(path, spec, basePackage),
                Rendering.rename(path, Rendering.choose(text, spec), spec, basePackage)));
        return files;
    }

    // template.yml: for each option the files and folders that only services with it have.
    private static List<String> leftOut(Map<String, String> template, ServiceSpec spec) {
        Map<String, List<String>> options =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(template.getOrDefault(OPTIONS, "{}"));
        return options.entrySet().stream()
                .filter(it -> Arrays.stream(it.getKey().split(" or ")).noneMatch(spec.options()::contains))
                .flatMap(it -> it.getValue().stream()).map(it -> it.replaceFirst("/$", "")).toList();
    }
}
