package dev.pavedroad.chassis.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/**
 * Refuses bodies that are too long: at once where Content-Length says so, else when a chunked body has grown too long.
 * Tomcat's own limit is for forms alone.
 */
class RequestBodyLimitFilter extends OncePerRequestFilter {

    private final int maxBytes;
    private final ProblemWriter problems;

    RequestBodyLimitFilter(int maxBytes, ProblemWriter problems) {
        this.maxBytes = maxBytes;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > maxBytes) {
            problems.write(new PayloadTooLargeException(maxBytes).problem(), request, response);
        } else {
            chain.doFilter(new LimitedRequest(request, maxBytes), response);
        }
    }

    private static class LimitedRequest extends ContentCachingRequestWrapper {

        LimitedRequest(HttpServletRequest request, int maxBytes) {
            super(request, maxBytes);
        }

        @Override
        protected void handleContentOverflow(int maxBytes) {
            throw new PayloadTooLargeException(maxBytes);
        }
    }
}
