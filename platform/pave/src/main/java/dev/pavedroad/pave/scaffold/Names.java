package dev.pavedroad.pave.scaffold;

import dev.pavedroad.pave.PaveException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * All names that follow from the one that a service is given.
 *
 * @param word in lower case, words joined by '-': {@code gift-card}
 */
record Names(String word) {

    private static final String SUFFIX = "-service";
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");
    // Words of the template itself, and parts of the system that have no service of the map behind them.
    private static final Set<String> TAKEN = Set.of("template", "sample", "callee", "caller", "postgres", "mailbox",
            "jaeger", "grafana", "prometheus", "discovery", "registry", "gateway", "api", "host", "internet", "secret",
            "database", "platform", "infra", "docs", "docker", "test", "tests", "map", "chassis", "pave", "java",
            "spring",
            // Types that the template uses without importing them, or has itself.
            "record", "process", "module", "thread", "object", "string", "page", "problem", "stored");
    // A table would have this name, which PostgreSQL keeps for itself.
    private static final Set<String> RESERVED_TABLES = Set.of("references");

    /** @throws PaveException when no service can have this name */
    static Names of(String name) {
        var word = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        if (!WORD.matcher(word).matches()) {
            throw new PaveException("'%s' cannot be a name: use lower-case words joined by '-', such as gift-card."
                    .formatted(name));
        }
        var names = new Names(word);
        if (TAKEN.contains(word) || SourceVersion.isKeyword(names.packageName())
                || RESERVED_TABLES.contains(names.database())) {
            throw new PaveException("'%s' is a word of Java, of PostgreSQL or of this system; choose another name."
                    .formatted(word));
        }
        return names;
    }

    /** Of a service on the map, whatever its name is. */
    static Names ofService(String service) {
        return new Names(service.endsWith(SUFFIX)
                ? service.substring(0, service.length() - SUFFIX.length())
                : service);
    }

    String service() {
        return word + SUFFIX;
    }

    String packageName() {
        return word.replace("-", "");
    }

    String type() {
        return pascal(word);
    }

    String types() {
        return pascal(plural());
    }

    String variable() {
        return camel(word);
    }

    String variables() {
        return camel(plural());
    }

    /** With hyphens, as in a route. */
    String plural() {
        if (word.matches(".*[^aeiou]y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word.matches(".*(s|x|z|ch|sh)") ? word + "es" : word + "s";
    }

    String database() {
        return plural().replace('-', '_');
    }

    String route() {
        return "/api/" + plural() + "/**";
    }

    /** In a sentence: gift cards. */
    String prose() {
        return plural().replace('-', ' ');
    }

    static String pascal(String words) {
        return Arrays.stream(words.split("-")).filter(it -> !it.isEmpty())
                .map(it -> Character.toUpperCase(it.charAt(0)) + it.substring(1)).collect(Collectors.joining());
    }

    private static String camel(String words) {
        var pascal = pascal(words);
        return Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
    }
}
