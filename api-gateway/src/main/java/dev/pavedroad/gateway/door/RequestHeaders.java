package dev.pavedroad.gateway.door;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
class RequestHeaders implements RequestHttpHeadersFilter, Ordered {

    private static final List<String> POSING = List.of("x-", "remote-", "proxy-", "ssl-", "client-cert", "forwarded");

    // Of one connection only (RFC 9110, 7.6.1), or said anew by the gateway.
    private static final Set<String> OURS = Set.of("connection", "keep-alive", "te", "trailer", "transfer-encoding",
            "upgrade", "http2-settings", "expect", "content-length", "host", "cookie", "via",
            "traceparent", "tracestate", "b3");

    private final ClientAddress clients;

    RequestHeaders(ClientAddress clients) {
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
        var ofConnection = named(request.headers().asHttpHeaders());
        input.forEach((name, values) -> {
            var lower = name.toLowerCase();
            if (passes(lower) && !ofConnection.contains(lower)) {
                passed.addAll(name, values);
            }
        });
        // Spring adds a charset, which the client did not say.
        passed.put(HttpHeaders.CONTENT_TYPE,
                Collections.list(request.servletRequest().getHeaders(HttpHeaders.CONTENT_TYPE)));
        addForwarded(passed, request);
        return passed;
    }

    private static boolean passes(String name) {
        return !OURS.contains(name) && name.indexOf('_') < 0 && POSING.stream().noneMatch(name::startsWith);
    }

    private static Set<String> named(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.CONNECTION).stream().flatMap(line -> Arrays.stream(line.split(",")))
                .map(name -> name.strip().toLowerCase()).collect(Collectors.toCollection(HashSet::new));
    }

    private void addForwarded(HttpHeaders headers, ServerRequest request) {
        var servlet = request.servletRequest();
        headers.set(ClientAddress.FORWARDED_FOR, String.join(", ", clients.chainOf(servlet)));
        headers.set("X-Forwarded-Proto", clients.said(servlet, "X-Forwarded-Proto", servlet.getScheme()));
        var host = servlet.getHeader(HttpHeaders.HOST);
        headers.set("X-Forwarded-Host", clients.said(servlet, "X-Forwarded-Host", host == null ? "" : host));
        headers.set("X-Forwarded-Port",
                clients.said(servlet, "X-Forwarded-Port", Integer.toString(servlet.getServerPort())));
    }
}
