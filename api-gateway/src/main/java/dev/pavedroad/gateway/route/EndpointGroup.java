package dev.pavedroad.gateway.route;

import dev.pavedroad.gateway.GatewayProperties;
import dev.pavedroad.map.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Requests that have guards of their own.
 *
 * @param name     what the settings call it
 * @param settings its limits
 * @param matcher  compares decoded paths, as the services do: an encoded letter does not lead past the guards
 */
public record EndpointGroup(String name, GatewayProperties.Group settings, RequestMatcher matcher) {

    static EndpointGroup of(String name, GatewayProperties.Group settings) {
        return new EndpointGroup(name, settings, new OrRequestMatcher(settings.requests().stream()
                .map(Endpoint::parse).flatMap(EndpointGroup::matchers).toList()));
    }

    private static Stream<RequestMatcher> matchers(Endpoint endpoint) {
        var methods = switch (endpoint.method()) {
            case "*" -> Stream.of((HttpMethod) null);
            case "GET" -> Stream.of(HttpMethod.GET, HttpMethod.HEAD);
            case String one -> Stream.of(HttpMethod.valueOf(one));
        };
        return methods.map(it -> PathPatternRequestMatcher.withDefaults().matcher(it, endpoint.path()));
    }

    /** Whether the request is one of them. */
    public boolean has(HttpServletRequest request) {
        return matcher.matches(request);
    }

    /** What its guards at a service are called, in logs and metrics. */
    public String nameAt(String service) {
        return service + " (" + name + ")";
    }
}
