package dev.pavedroad.pave.scaffold;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns a file of the template into one of a service: lines for other options go, names change. */
class Rendering {

    private static final Pattern IF = Pattern.compile("\\s*(?://|#|--|<!--) if ([a-z-]+(?: or [a-z-]+)*)(?: -->)?");
    private static final Pattern END = Pattern.compile("\\s*(?://|#|--|<!--) end(?: -->)?");

    private static final Pattern EACH_CALLEE = Pattern.compile("<!-- each callee -->\n((?:.*\n)*?)<!-- end -->\n");
    private static final Pattern SCHEMAS = Pattern.compile("(?s)(\n    \"schemas\" : \\{\n)(.*?)\n    }");
    private static final Pattern SCHEMA = Pattern.compile("(?m)^      \"\\w+\" : \\{\n(?:       .*\n)*      }");

    private Rendering() {}

    /** The lines that are for what a service is to be, without the markers. */
    static String choose(String text, ServiceSpec spec) {
        var options = spec.options();
        var kept = new ArrayList<String>();
        var open = new ArrayDeque<Boolean>();
        for (var line : eachCallee(text, spec).split("\n", -1)) {
            var condition = IF.matcher(line);
            if (condition.matches()) {
                open.push(Arrays.stream(condition.group(1).split(" or ")).anyMatch(options::contains));
            } else if (END.matcher(line).matches()) {
                open.pop();
            } else if (!open.contains(false)) {
                kept.add(line);
            }
        }
        return String.join("\n", kept);
    }

    private static String eachCallee(String text, ServiceSpec spec) {
        return EACH_CALLEE.matcher(text).replaceAll(region -> Matcher.quoteReplacement(spec.calls().keySet().stream()
                .map(callee -> ClientPackage.rename(region.group(1), Names.ofService(callee)))
                .collect(Collectors.joining())));
    }

    /** The names of a service in the place of the template's; how a name is written follows from where it stands. */
    static String rename(String path, String text, ServiceSpec spec, String basePackage) {
        var names = spec.names();
        var renamed = text.replace("template-service", names.service())
                .replace("caller-service", spec.callers().isEmpty() ? "caller-service" : spec.callers().getFirst())
                .replace("TemplateService", names.type() + "Service")
                .replace("dev.pavedroad.template.samples",
                        "dev.pavedroad.template." + names.variables().toLowerCase(Locale.ROOT))
                .replace("dev.pavedroad.template", basePackage + "." + names.packageName())
                .replaceAll("(/(?:api|internal))/samples\\b", "$1/" + names.plural())
                .replaceAll("-sample\\b", "-" + names.word()).replaceAll("\\bsample-(?=[a-z])", names.word() + "-")
                .replaceAll("\\b(into|from|update|join|table) samples\\b", "$1 " + names.database())
                .replaceAll("@Table\\(\"samples\"\\)", "@Table(\"%s\")".formatted(names.database()))
                .replace("Samples", names.types()).replace("Sample", names.type());
        if (path.equals("openapi.json")) {
            return sortSchemas(renamed.replaceAll("\\bsamples\\b", names.prose()).replaceAll("\\bsample\\b",
                    names.word().replace('-', ' ')));
        }
        if (path.endsWith(".sql")) {
            return renamed.replaceAll("(?<![a-z])samples(?![a-z])", names.database())
                    .replaceAll("(?<![a-z])sample(?![a-z])", names.word().replace('-', '_'));
        }
        if (path.endsWith(".md")) {
            renamed = renamed.replace("`samples`", "`%s`".formatted(spec.database())).replace("../../../", "../")
                    .replaceAll("\\bsamples(?=\\.)", names.variables());
        }
        if (path.endsWith(".md") || path.endsWith(".yml") || path.endsWith(".xml")) {
            return renamed.replaceAll("\\bsamples\\b", names.prose()).replaceAll("\\bsample\\b",
                    names.word().replace('-', ' '));
        }
        return renamed.replaceAll("\\bsamples(?=[A-Z])", names.variables())
                .replaceAll("\\bsample(?=[A-Z])", names.variable())
                .replaceAll("\\bsamples\\b", names.variables()).replaceAll("\\bsample\\b", names.variable());
    }

    // OpenApiTests writes them by their names.
    private static String sortSchemas(String json) {
        var schemas = SCHEMAS.matcher(json);
        if (!schemas.find()) {
            return json;
        }
        var sorted = SCHEMA.matcher(schemas.group(2)).results().map(MatchResult::group)
                .sorted(Comparator.comparing(it -> it.substring(0, it.indexOf("\" :"))))
                .collect(Collectors.joining(",\n"));
        return json.substring(0, schemas.start(2)) + sorted + json.substring(schemas.end(2));
    }

    /** The same for the path of a file. */
    static String renamePath(String path, ServiceSpec spec, String basePackage) {
        var names = spec.names();
        return path
                .replace("dev/pavedroad/template/samples",
                        "dev/pavedroad/template/" + names.variables().toLowerCase(Locale.ROOT))
                .replace("dev/pavedroad/template", (basePackage + "." + names.packageName()).replace('.', '/'))
                .replace("TemplateService", names.type() + "Service").replace("Samples", names.types())
                .replace("Sample", names.type()).replace("create_samples", "create_" + names.database());
    }
}
