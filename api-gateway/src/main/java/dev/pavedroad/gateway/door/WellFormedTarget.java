package dev.pavedroad.gateway.door;

import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.chassis.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what is no URI, so that the gateway and the services never read one target in two ways. */
class WellFormedTarget extends OncePerRequestFilter {

    private final ProblemWriter problems;

    WellFormedTarget(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isPartOfUri(request.getRequestURI())) {
            problems.write(Problem.invalid("path", "must be percent-encoded"), request, response);
        } else if (request.getQueryString() != null && !isPartOfUri("?" + request.getQueryString())) {
            problems.write(Problem.invalid("query", "must be percent-encoded"), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPartOfUri(String text) {
        try {
            new URI(text);
            // Java still lets brackets be, as RFC 2732 did; the services' Tomcat does not.
            return text.indexOf('[') < 0 && text.indexOf(']') < 0;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
