package dev.pavedroad.map;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a callee may be asked for.
 *
 * @param method an HTTP method, or {@code *} for every one; {@code GET} includes {@code HEAD}
 * @param path   in which {@code *} is one segment, and {@code /**} at the end any further ones, or none
 */
public record Endpoint(String method, String path) {

    private static final String ANY_REST = "/**";

    /** Reads {@code GET /api/orders/*}, or a path alone for every method. */
    public static Endpoint parse(String text) {
        var space = text.indexOf(' ');
        return space < 0 ? new Endpoint("*", text) : new Endpoint(text.substring(0, space), text.substring(space + 1));
    }

    /** Whether it is asked for by a request with this method for this path, which is decoded and normalized. */
    public boolean covers(String requestMethod, String requestPath) {
        return coversMethod(requestMethod) && requestPath.matches(pathExpression());
    }

    private boolean coversMethod(String requested) {
        return method.equals("*") || method.equals(requested) || method.equals("GET") && requested.equals("HEAD");
    }

    private String pathExpression() {
        var hasRest = path.endsWith(ANY_REST);
        var segments = hasRest ? path.substring(0, path.length() - ANY_REST.length()) : path;
        var expression = Arrays.stream(segments.split("/")).map(it -> it.equals("*") ? "[^/]+" : Pattern.quote(it))
                .collect(Collectors.joining("/"));
        return hasRest ? expression + "(/.*)?" : expression;
    }

    @Override
    public String toString() {
        return method.equals("*") ? path : method + " " + path;
    }

    /** Whether a request for one path can be meant by both, whatever its method. */
    public boolean meets(Endpoint other) {
        return meet(path.split("/"), other.path.split("/"), 1);
    }

    private static boolean meet(String[] some, String[] others, int from) {
        if (from == some.length || from == others.length) {
            var rest = from == some.length ? others : some;
            return rest.length == from || rest.length == from + 1 && rest[from].equals("**");
        }
        if (some[from].equals("**") || others[from].equals("**")) {
            return true;
        }
        return (some[from].equals("*") || others[from].equals("*") || some[from].equals(others[from]))
                && meet(some, others, from + 1);
    }
}
