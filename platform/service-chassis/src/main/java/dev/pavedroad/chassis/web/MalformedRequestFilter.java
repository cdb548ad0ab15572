package dev.pavedroad.chassis.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses at once what would make the framework stumble: methods that no API has, media types that are none. */
class MalformedRequestFilter extends OncePerRequestFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final ProblemWriter problems;

    MalformedRequestFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", METHODS.stream().sorted().toList()));
            refuse(HttpStatus.METHOD_NOT_ALLOWED, "No resource here has this method.", request, response);
        } else if (!namesOneType(request.getContentType())) {
            refuse(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type names no media type.", request, response);
        } else if (!areTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
            refuse(HttpStatus.NOT_ACCEPTABLE, "Accept is no list of media types.", request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpStatus status, String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(Problem.of(status, detail), request, response);
    }

    private static boolean namesOneType(String value) {
        try {
            return value == null || value.isBlank() || MediaType.parseMediaType(value).isConcrete();
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    private static boolean areTypes(List<String> values) {
        try {
            MediaType.parseMediaTypes(values);
            return true;
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
