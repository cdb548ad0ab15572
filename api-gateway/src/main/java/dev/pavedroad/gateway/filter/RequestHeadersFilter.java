package dev.pavedroad.gateway.filter;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What of a client's headers reaches a service. The rule: the bearer token is the only identity, so nothing passes
 * that could pose as another one: no {@code X-} header at all, no {@code Remote-}, {@code Proxy-}, {@code SSL-},
 * {@code Client-Cert}, {@code Forwarded}, no cookie, and no name with an underscore, which some servers take for a
 * hyphen.
 */
@Component
class RequestHeadersFilter implements RequestHttpHeadersFilter, Ordered {

    private static final List<String> SPOOFABLE_PREFIXES =
            List.of("x-", "remote-", "proxy-", "ssl-", "client-cert", "forwarded");

    // Beside those of one connection, which Spring Cloud Gateway's own filters remove before.
    private static final Set<String> NOT_FORWARDED =
            Set.of("http2-settings", "expect", "cookie", "via", "traceparent", "tracestate", "b3");

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
        passed.keySet().removeIf(name -> !passes(name.toLowerCase()));
        // Spring adds a charset, which the client did not say.
        passed.put(HttpHeaders.CONTENT_TYPE,
                Collections.list(request.servletRequest().getHeaders(HttpHeaders.CONTENT_TYPE)));
        addForwarded(passed, request);
        return passed;
    }

    private static boolean passes(String name) {
        return !NOT_FORWARDED.contains(name) && name.indexOf('_') < 0
                && SPOOFABLE_PREFIXES.stream().noneMatch(name::startsWith);
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
