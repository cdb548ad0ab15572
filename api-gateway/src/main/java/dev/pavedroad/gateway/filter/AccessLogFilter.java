package dev.pavedroad.gateway.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** One line a request: who asked what, and the limit where one refused it; never a query's values or a token. */
class AccessLogFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(AccessLogFilter.class);

    private final ClientAddress clients;

    AccessLogFilter(ClientAddress clients) {
        this.clients = clients;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var start = System.nanoTime();
        var answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            tell(request, answered || response.isCommitted() ? response.getStatus() : 500, System.nanoTime() - start,
                    response.getHeader("X-Trace-Id"));
        }
    }

    // Told twice: as a sentence to people, as fields to what reads JSON.
    private void tell(HttpServletRequest request, int status, long nanos, String trace) {
        var address = clients.of(request);
        var user = Objects.toString(CurrentUser.id(request), "-");
        var limit = Objects.toString(Throttling.limitOf(request), "-");
        log.atInfo()
                .addKeyValue("http.request.method", request.getMethod())
                .addKeyValue("url.path", request.getRequestURI())
                .addKeyValue("http.response.status_code", status)
                .addKeyValue("event.duration", nanos)
                .addKeyValue("client.address", address)
                .addKeyValue("user.id", user)
                .addKeyValue("limit", limit)
                .log("{} {} {} {}ms trace={} address={} user={} limit={}", request.getMethod(),
                        request.getRequestURI(), status, TimeUnit.NANOSECONDS.toMillis(nanos), trace, address, user,
                        limit);
    }
}
