package dev.pavedroad.chassis.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriUtils;

/**
 * Adds to every problem document what only the request knows: its path, its trace and when to come back; and writes one
 * where no controller is at hand, in filters and security handlers.
 */
@ControllerAdvice
public class ProblemWriter implements ResponseBodyAdvice<Object> {

    private static final List<Integer> RETRYABLE_STATUSES = List.of(429, 503);
    private static final String RETRY_AFTER_SECONDS = "2";

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    /** Answers the request with the problem; does nothing once the response is on its way. */
    public void write(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (RETRYABLE_STATUSES.contains(problem.getStatus())
                && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        json.writeValue(response.getOutputStream(), complete(problem, request));
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object beforeBodyWrite(Object body, MethodParameter returnType, MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof ProblemDetail problem)) {
            return body;
        }
        if (RETRYABLE_STATUSES.contains(problem.getStatus())
                && !response.getHeaders().containsKey(HttpHeaders.RETRY_AFTER)) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return complete(problem, ((ServletServerHttpRequest) request).getServletRequest());
    }

    private static ProblemDetail complete(ProblemDetail problem, HttpServletRequest request) {
        problem.setInstance(pathOf(request));
        problem.setProperty("traceId", TraceIdFilter.traceIdOf(request));
        return problem;
    }

    private static URI pathOf(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = Objects.toString(failed == null ? request.getRequestURI() : failed, "/");
        try {
            return new URI(path.isEmpty() ? "/" : path);
        } catch (URISyntaxException _) {
            // Two slashes at the start would announce a host.
            return URI.create(UriUtils.encodePath(path.replaceFirst("^/+", "/"), StandardCharsets.UTF_8));
        }
    }
}
