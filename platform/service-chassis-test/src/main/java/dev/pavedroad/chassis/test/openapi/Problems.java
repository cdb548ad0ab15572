package dev.pavedroad.chassis.test.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The problem documents of the contract, as the description of an API shows them. */
final class Problems {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** Problems that have the same form wherever they come from. */
    private static final Map<String, String> COMMON = Map.of(
            "400", "invalid-request", "401", "unauthenticated", "403", "forbidden", "404", "not-found",
            "429", "too-many-requests", "503", "service-unavailable", "504", "upstream-timeout");

    private Problems() {}

    static void addTo(Components components) {
        components.addSchemas("Problem", schema());
        COMMON.forEach((status, slug) -> components.addResponses(slug, response(status, List.of(slug))));
    }

    static ApiResponse common(String status) {
        return new ApiResponse().$ref(COMMON.get(status));
    }

    /** One status with one or several slugs of its own. */
    static ApiResponse response(String status, List<String> slugs) {
        var media = new MediaType().schema(new Schema<>().$ref("Problem"));
        if (slugs.size() == 1) {
            media.example(example(status, slugs.getFirst()));
        } else {
            slugs.forEach(slug -> media.addExamples(slug,
                    new io.swagger.v3.oas.models.examples.Example().value(example(status, slug))));
        }
        var response = new ApiResponse().description(slugs.stream().collect(Collectors.joining("`, `", "`", "`")))
                .content(new Content().addMediaType("application/problem+json", media));
        return switch (status) {
            case "429", "503" -> response.addHeaderObject("Retry-After",
                    new Header().description("seconds").schema(new IntegerSchema()));
            case "401" -> response.addHeaderObject("WWW-Authenticate", new Header().schema(new StringSchema()));
            default -> response;
        };
    }

    private static Map<String, Object> example(String status, String slug) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "/problems/" + slug);
        problem.put("title", slug.substring(0, 1).toUpperCase() + slug.substring(1).replace('-', ' '));
        problem.put("status", Integer.valueOf(status));
        problem.put("detail", "One sentence that says what to do.");
        problem.put("instance", "/api/...");
        problem.put("traceId", TRACE);
        if (status.equals("400")) {
            problem.put("errors", List.of(Map.of("field", "page", "message", "must be greater than or equal to 0")));
        }
        return problem;
    }

    private static Schema<?> schema() {
        var problem = new ObjectSchema().description("A problem document (RFC 9457)")
                .addProperty("type", new StringSchema().description("a URI reference that ends in the slug"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("traceId", new StringSchema().description("finds the request in the logs and traces"))
                .addProperty("errors", new io.swagger.v3.oas.models.media.ArraySchema().items(new ObjectSchema()
                        .addProperty("field", new StringSchema()).addProperty("message", new StringSchema()))
                        .description("with 400 only"));
        problem.setRequired(List.of("type", "title", "status", "detail", "instance", "traceId"));
        return problem;
    }
}
