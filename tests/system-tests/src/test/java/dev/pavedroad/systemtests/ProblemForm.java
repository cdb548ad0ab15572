package dev.pavedroad.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The contract for every response, above all for every error. */
final class ProblemForm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Integer, String> SLUGS = Map.of(400, "invalid-request", 403, "forbidden", 404, "not-found",
            405, "method-not-allowed", 406, "not-acceptable", 412, "precondition-failed", 413, "payload-too-large",
            415, "unsupported-media-type", 429, "too-many-requests");

    private ProblemForm() {}

    /** How an answer differs from the contract; empty when it does not. */
    static List<String> violations(String method, RawHttp.Response answer) {
        var found = new ArrayList<String>();
        check(found, answer.status() >= 200 && answer.status() < 500, "status " + answer.status());
        check(found, answer.header("X-Trace-Id").filter(id -> id.matches("[0-9a-f]{32}")).isPresent(), "no X-Trace-Id");
        if (answer.status() >= 400) {
            check(found, answer.header("Content-Type").orElse("none").startsWith("application/problem+json"),
                    "Content-Type " + answer.header("Content-Type"));
            if (!method.equals("HEAD")) {
                document(found, answer);
            }
        }
        return found;
    }

    private static void document(List<String> found, RawHttp.Response answer) {
        try {
            var problem = JSON.readTree(answer.body());
            var slug = problem.path("type").asText().replaceFirst(".*/", "");
            check(found, slug.matches("[a-z-]+") && SLUGS.getOrDefault(answer.status(), slug).equals(slug),
                    "slug '%s' of %d".formatted(slug, answer.status()));
            check(found, problem.path("status").asInt() == answer.status(), "status in the body");
            for (var name : List.of("title", "detail", "instance", "traceId")) {
                check(found, !problem.path(name).asText().isBlank() && problem.path(name).isTextual(), "no " + name);
            }
            check(found, problem.path("traceId").asText().equals(answer.header("X-Trace-Id").orElse(null)),
                    "another traceId");
            check(found, !problem.toString().matches("(?s).*(Exception|java\\.|org\\.|SQL|dev\\.pavedroad).*"),
                    "shows what is inside");
            if (answer.status() == 400) {
                errors(found, problem.path("errors"));
            }
        } catch (IOException e) {
            found.add("no JSON: " + e.getMessage());
        }
    }

    private static void errors(List<String> found, JsonNode errors) {
        check(found, errors.isArray(), "no errors");
        check(found, errors.size() <= 20, "%d errors".formatted(errors.size()));
        errors.forEach(error -> check(found, error.path("field").isTextual() && error.path("message").isTextual(),
                "an error without field or message"));
    }

    private static void check(List<String> found, boolean good, String violation) {
        if (!good) {
            found.add(violation);
        }
    }
}
