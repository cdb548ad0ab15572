package dev.pavedroad.chassis.web;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the client the trace id of its request, whatever becomes of the request. */
class TraceIdFilter extends OncePerRequestFilter {

    private static final String HEADER = "X-Trace-Id";
    private static final String ATTRIBUTE = TraceIdFilter.class.getName();

    private final Tracer tracer;

    TraceIdFilter(Tracer tracer) {
        this.tracer = tracer;
    }

    static String traceIdOf(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    static void note(String traceId, HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(ATTRIBUTE, traceId);
        response.setHeader(HEADER, traceId);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var span = tracer.currentSpan();
        if (span != null) {
            note(span.context().traceId(), request, response);
        }
        chain.doFilter(request, response);
    }
}
