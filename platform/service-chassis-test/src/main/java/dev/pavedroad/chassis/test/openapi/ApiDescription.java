package dev.pavedroad.chassis.test.openapi;

import dev.pavedroad.chassis.identity.ApiAccess;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.ServletRequestPathUtils;

/** Adds to what springdoc reads from controllers who may call them, what can go wrong, and the {@link ApiNotes}. */
class ApiDescription {

    private static final String BEARER = "accessToken";

    private final ApiNotes notes;
    private final ApiAccess access;
    private final Map<String, HandlerMethod> handlers;

    ApiDescription(ApiNotes notes, ApiAccess access, Map<String, HandlerMethod> handlers) {
        this.notes = notes;
        this.access = access;
        this.handlers = handlers;
    }

    void complete(OpenAPI api) {
        api.info(new Info().title(notes.title()).description(notes.description()).version("1")).servers(null);
        Problems.addTo(api.getComponents());
        api.getComponents().addSecuritySchemes(BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP)
                .scheme("bearer").bearerFormat("JWT").description("The `accessToken` of `POST /api/users/tokens`."));
        requireNotesForEach(api);
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> complete(method, path, operation, api)));
        api.getComponents().getSchemas().values().stream().filter(it -> it.getProperties() != null)
                .forEach(it -> it.type("object").addType("object"));
        notes.examples().forEach((schema, example) -> api.getComponents().getSchemas().get(schema).example(example));
    }

    private void requireNotesForEach(OpenAPI api) {
        Set<String> described = api.getPaths().entrySet().stream().flatMap(path -> path.getValue().readOperationsMap()
                .keySet().stream().map(method -> method + " " + path.getKey())).collect(Collectors.toSet());
        if (!described.equals(notes.operations().keySet())) {
            throw new IllegalStateException("src/test/resources/api.yml has notes on %s, but the code has %s"
                    .formatted(new TreeSet<>(notes.operations().keySet()), new TreeSet<>(described)));
        }
    }

    private void complete(HttpMethod method, String path, Operation operation, OpenAPI api) {
        var note = notes.operations().get(method + " " + path);
        var handler = handlers.get(operation.getOperationId());
        operation.summary(note.summary()).description(note.description()).tags(List.of(notes.title()));
        if (!note.answers().isEmpty()) {
            operation.responses(new ApiResponses());
        }
        note.answers().forEach((status, answer) -> operation.getResponses()
                .addApiResponse(status, answer(answer, handler.getBeanType(), api)));
        operation.getResponses().values().forEach(it -> it.addHeaderObject("X-Trace-Id", header()));
        note.problems().stream().map(it -> it.split(" ")).collect(Collectors.groupingBy(it -> it[0],
                Collectors.mapping(it -> it[1], Collectors.toList())))
                .forEach((status, slugs) -> operation.getResponses()
                        .addApiResponse(status, Problems.response(status, slugs)));
        commonProblems(method, path, operation);
        optional(operation.getParameters(), note.optional());
        operation.operationId(note.id() == null ? handler.getMethod().getName() : note.id());
    }

    // Of two methods that share a path, each requires what the other does not know.
    private static void optional(List<Parameter> parameters, List<String> names) {
        names.forEach(name -> parameters.stream().filter(it -> it.getName().equals(name))
                .forEach(it -> it.setRequired(false)));
    }

    private static ApiResponse answer(ApiNotes.Answer note, Class<?> controller, OpenAPI api) {
        var answer = new ApiResponse().description(note.when());
        note.headers().forEach(name -> answer.addHeaderObject(name, header()));
        if (note.body() != null) {
            var media = new MediaType();
            if (note.example() != null) {
                media.example(note.example());
            }
            media.schema(note.body().equals("text")
                    ? new StringSchema()
                    : DescribedTypes.referenceTo(note.body(), controller, api));
            answer.content(new Content().addMediaType(
                    note.media() == null ? "application/json" : note.media(), media));
        }
        return answer;
    }

    private static Header header() {
        return new Header().schema(new StringSchema());
    }

    private void commonProblems(HttpMethod method, String path, Operation operation) {
        var request = new MockHttpServletRequest(method.name(), path.replaceAll("\\{\\w+}", "1"));
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(it -> request.setParameter(it.getName(), "1"));
        }
        ServletRequestPathUtils.parseAndCache(request);
        var statuses = new TreeSet<>(Set.of("429", "503", "504"));
        if (operation.getRequestBody() != null || operation.getParameters() != null) {
            statuses.add("400");
        }
        if (path.contains("{")) {
            statuses.add("404");
        }
        if (!access.ignoresTokensOf(request)) {
            statuses.add("401");
        }
        if (!access.isOpenTo(request)) {
            operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
        }
        if (access.isForAdminsOnly(request)) {
            statuses.add("403");
        }
        statuses.forEach(it -> operation.getResponses().putIfAbsent(it, Problems.common(it)));
    }
}
