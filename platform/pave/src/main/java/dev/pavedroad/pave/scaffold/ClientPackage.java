package dev.pavedroad.pave.scaffold;

import dev.pavedroad.map.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The package of a caller that is named after its callee: the template's, with a method for each endpoint that the call may ask for.
 *
 * @param callerPackage such as {@code dev.pavedroad.order}
 */
record ClientPackage(Names callee, List<Endpoint> endpoints, String callerPackage) {

    private static final Pattern REGION =
            Pattern.compile("(?m)^ *// each (idempotent|other) endpoint\n((?:.*\n)*?) *// end\n");
    private static final Pattern MAPPINGS =
            Pattern.compile("(?m)^import org.springframework.web.bind.annotation.(\\w+);\n");
    private static final String FOLDER = "/java/dev/pavedroad/template/callee/";
    private static final String IDEMPOTENT_METHODS = "GET|PUT|DELETE";

    /** The files by their paths below the caller's folder. */
    Map<String, String> render(Map<String, String> template) {
        var files = new LinkedHashMap<String, String>();
        template.forEach((path, text) -> {
            if (path.startsWith("src/") && path.contains(FOLDER)) {
                var folder = "/java/%s/".formatted((callerPackage + "." + callee.packageName()).replace('.', '/'));
                files.put(rename(path.replace(FOLDER, folder), callee), inPackage(withMappings(withEndpoints(text))));
            }
        });
        return files;
    }

    private String inPackage(String text) {
        return rename(text.replace("dev.pavedroad.template.callee", callerPackage + "." + callee.packageName()),
                callee);
    }

    /** The callee's names in the place of those in the template. */
    static String rename(String text, Names callee) {
        return text.replace("callee-service", callee.service()).replace("CalleeService", callee.type() + "Service")
                .replace("Callees", callee.types()).replace("Callee", callee.type())
                .replaceAll("\\bcallees\\b", callee.variables())
                .replace("`callee`", "`%s`".formatted(callee.packageName()));
    }

    private String withEndpoints(String text) {
        return REGION.matcher(text).replaceAll(region -> Matcher.quoteReplacement(methods().stream()
                .filter(it -> it.isIdempotent() == region.group(1).equals("idempotent"))
                .map(it -> it.in(region.group(2))).collect(Collectors.joining())));
    }

    private List<Method> methods() {
        var methods = new ArrayList<Method>();
        for (var endpoint : endpoints) {
            var name = Method.nameOf(endpoint);
            var taken = methods.stream().filter(it -> it.name().replaceAll("\\d+$", "").equals(name)).count();
            methods.add(new Method(endpoint, taken == 0 ? name : name + (taken + 1)));
        }
        return methods;
    }

    // Only the mappings that are used are imported.
    private String withMappings(String text) {
        var used = new TreeSet<String>();
        var imports = MAPPINGS.matcher(text).results().map(it -> it.group(1)).toList();
        var body = MAPPINGS.matcher(text).replaceAll("");
        Set.of("GetMapping", "PostMapping", "PutMapping", "PatchMapping", "DeleteMapping", "PathVariable",
                "RequestBody")
                .stream().filter(it -> body.contains("@" + it)).forEach(used::add);
        if (imports.isEmpty() || used.isEmpty()) {
            return text;
        }
        var last = body.lastIndexOf("\nimport ");
        var at = body.indexOf('\n', last + 1) + 1;
        return body.substring(0, at)
                + used.stream().map("import org.springframework.web.bind.annotation.%s;\n"::formatted)
                        .collect(Collectors.joining())
                + body.substring(at);
    }

    /** One endpoint as a method of the client. */
    private record Method(Endpoint endpoint, String name) {

        static String nameOf(Endpoint endpoint) {
            var last = Arrays.stream(endpoint.path().split("/")).filter(it -> it.matches("[\\w.~-]+"))
                    .reduce((_, it) -> it).orElseThrow();
            return endpoint.method().toLowerCase() + Names.pascal(last.replaceAll("[^A-Za-z0-9]", "-"));
        }

        // Of HTTP's methods (RFC 9110, section 9.2.2).
        boolean isIdempotent() {
            return endpoint.method().matches(IDEMPOTENT_METHODS);
        }

        private boolean hasBody() {
            return endpoint.method().matches("PUT|POST|PATCH");
        }

        private List<String> variables() {
            var number = Arrays.stream(endpoint.path().split("/")).filter("*"::equals).count();
            return IntStream.rangeClosed(1, (int) number).mapToObj(it -> it == 1 ? "id" : "id" + it).toList();
        }

        private String path(String form) {
            var path = endpoint.path();
            for (var variable : variables()) {
                path = path.replaceFirst("\\*", form.formatted(variable));
            }
            return path;
        }

        private String list(String variable, String body) {
            var all = new ArrayList<>(variables().stream().map(it -> variable.replace("%s", it)).toList());
            if (hasBody()) {
                all.add(body);
            }
            return String.join(", ", all);
        }

        // The region of the template is written for PUT /internal/callees/{id} or POST /internal/callees.
        String in(String region) {
            var mapping = endpoint.method().charAt(0) + endpoint.method().substring(1).toLowerCase() + "Mapping";
            return region.replaceAll("@(Put|Post)Mapping\\(\"[^\"]*\"\\)",
                    Matcher.quoteReplacement("@%s(\"%s\")".formatted(mapping, path("{%s}"))))
                    .replaceAll("\\((?:@PathVariable\\(\"id\"\\) String id, )?@RequestBody JsonNode body\\)",
                            Matcher.quoteReplacement(
                                    "(" + list("@PathVariable(\"%s\") String %s", "@RequestBody JsonNode body") + ")"))
                    .replaceAll("\\((?:String id, )?JsonNode body\\)",
                            Matcher.quoteReplacement("(" + list("String %s", "JsonNode body") + ")"))
                    .replaceAll("\\.(?:put|post)Callees\\((?:id, )?body\\)",
                            Matcher.quoteReplacement("." + name + "(" + list("%s", "body") + ")"))
                    .replaceAll("\\.(?:put|post)Callees\\((?:\"1\", )?BODY\\)",
                            Matcher.quoteReplacement("." + name + "(" + list("\"1\"", "BODY") + ")"))
                    .replaceAll("\\b(?:put|post)Callees\\b", name)
                    .replaceAll("(?:PUT|POST) /internal/callees(/\\{id})?",
                            Matcher.quoteReplacement(endpoint.method() + " " + path("{%s}")))
                    .replaceAll("\"(?:PUT|POST)\", \"/internal/callees(/1)?\"",
                            Matcher.quoteReplacement("\"%s\", \"%s\"".formatted(endpoint.method(), path("1"))));
        }
    }
}
