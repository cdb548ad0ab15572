package dev.pavedroad.gateway.filter;

import dev.pavedroad.gateway.GatewayProperties;
import dev.pavedroad.gateway.route.Routes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits how many event streams one user has open at once: each keeps a connection here and at the service. */
class EventStreamLimitFilter extends OncePerRequestFilter {

    private static final String NAME = "event-streams";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final int maxPerUser;
    private final RequestMatcher streams;
    private final Throttling throttling;
    private final ConcurrentHashMap<String, Integer> open = new ConcurrentHashMap<>();

    EventStreamLimitFilter(GatewayProperties properties, Routes routes, Throttling throttling) {
        this.maxPerUser = properties.maxEventStreamsPerUser();
        this.streams = PathPatternRequestMatcher.withDefaults().matcher(routes.events().pattern());
        this.throttling = throttling;
        throttling.register(NAME);
    }

    // Nobody who is not signed in gets a stream.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getUserPrincipal() == null || !streams.matches(request);
    }

    // A stream ends within the chain, however it ends.
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var user = request.getUserPrincipal().getName();
        try {
            if (open.merge(user, 1, Integer::sum) > maxPerUser) {
                throttling.refuse(NAME, "You have too many event streams open; close one.", RETRY_AFTER, request,
                        response);
                return;
            }
            chain.doFilter(request, response);
        } finally {
            open.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
