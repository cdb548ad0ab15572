package dev.pavedroad.gateway.door;

import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.chassis.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds the body of every request, and sees to it that nothing in the gateway reads a form out of it. */
class BodyLimit extends OncePerRequestFilter {

    private final long limit;
    private final Duration patience;
    private final ProblemWriter problems;

    BodyLimit(long limit, Duration patience, ProblemWriter problems) {
        this.limit = limit;
        this.patience = patience;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            var refusal = RequestBody.tooLarge(limit);
            problems.write(Problem.of(refusal.status(), refusal.getMessage()), request, response);
        } else {
            var body = new RequestBody(request.getInputStream(), limit, patience);
            chain.doFilter(new Untouched(request, body), response);
        }
    }

    // Parameters would be parsed from a form's body, which then could not be passed on; the query goes on as it is.
    private static class Untouched extends HttpServletRequestWrapper {

        private final RequestBody body;

        Untouched(HttpServletRequest request, RequestBody body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }

        @Override
        public String getParameter(String name) {
            return null;
        }

        @Override
        public String[] getParameterValues(String name) {
            return null;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }
    }
}
