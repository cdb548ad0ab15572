package dev.pavedroad.gateway.filter;

import java.util.Collections;
import java.util.Set;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What of a client's headers reaches a service: those that a service asks for, and no other. The bearer token is the
 * only identity; a header that some server or library takes for one, today or later, does not pass.
 */
@Component
class RequestHeadersFilter implements RequestHttpHeadersFilter, Ordered {

    private static final Set<String> FORWARDED = Set.of("accept", "accept-encoding", "accept-language", "authorization",
            "content-type", "idempotency-key", "if-match", "if-none-match", "last-event-id", "user-agent");

    private final ClientAddress clients;

    RequestHeadersFilter(ClientAddress clients) {
        this.clients = clients;
    }

    // After the filters that Spring Cloud Gateway brings.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders apply(HttpHeaders input, ServerRequest request) {
        var passed = new HttpHeaders();
        passed.putAll(input);
        request.headers().asHttpHeaders().getConnection().forEach(passed::remove);
        passed.keySet().removeIf(name -> !FORWARDED.contains(name.toLowerCase()));
        // Spring adds a charset, which the client did not say.
        passed.put(HttpHeaders.CONTENT_TYPE,
                Collections.list(request.servletRequest().getHeaders(HttpHeaders.CONTENT_TYPE)));
        addForwarded(passed, request);
        return passed;
    }

    private void addForwarded(HttpHeaders headers, ServerRequest request) {
        var servlet = request.servletRequest();
        headers.set(ClientAddress.FORWARDED_FOR, String.join(", ", clients.chainOf(servlet)));
        headers.set("X-Forwarded-Proto", clients.forwardedValue(servlet, "X-Forwarded-Proto", servlet.getScheme()));
        var host = servlet.getHeader(HttpHeaders.HOST);
        headers.set("X-Forwarded-Host", clients.forwardedValue(servlet, "X-Forwarded-Host", host == null ? "" : host));
        headers.set("X-Forwarded-Port",
                clients.forwardedValue(servlet, "X-Forwarded-Port", Integer.toString(servlet.getServerPort())));
    }
}
