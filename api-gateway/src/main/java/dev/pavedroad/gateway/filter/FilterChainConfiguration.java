package dev.pavedroad.gateway.filter;

import dev.pavedroad.chassis.identity.ApiAccess;
import dev.pavedroad.chassis.identity.UnauthorizedInterceptor;
import dev.pavedroad.chassis.web.ProblemWriter;
import dev.pavedroad.gateway.GatewayProperties;
import dev.pavedroad.gateway.route.EndpointGroups;
import dev.pavedroad.gateway.route.Routes;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** What every request goes through before it is routed, in this order. */
@Configuration(proxyBeanMethods = false)
class FilterChainConfiguration {

    // The first ones of the chassis open the trace.
    private static final int AFTER_TRACE = Ordered.HIGHEST_PRECEDENCE + 3;
    private static final Set<String> HEALTH = Set.of("/health", "/health/live");

    @Bean
    FilterRegistrationBean<AccessLogFilter> accessLog(ClientAddress clients) {
        return at(AFTER_TRACE, new AccessLogFilter(clients));
    }

    @Bean
    FilterRegistrationBean<CorsFilter> cors(GatewayProperties properties, ProblemWriter problems) {
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", rules(properties.corsAllowedOrigins()));
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new ProblemCors(problems));
        return at(AFTER_TRACE + 2, filter);
    }

    // TLS ends before the gateway, whose request never is a secure one. Not for other hosts of the domain: they are not ours.
    @Bean
    FilterRegistrationBean<HeaderWriterFilter> strictTransportSecurity(ClientAddress clients) {
        return at(AFTER_TRACE + 1, new HeaderWriterFilter(List.of(new HstsHeaderWriter(
                request -> clients.forwardedValue(request, "X-Forwarded-Proto", request.getScheme()).equals("https"),
                Duration.ofDays(365).toSeconds(), false))));
    }

    private static CorsConfiguration rules(List<String> origins) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match",
                "Last-Event-ID", "traceparent", "tracestate"));
        rules.setExposedHeaders(List.of("Location", "ETag", "Retry-After", "WWW-Authenticate", "X-Trace-Id"));
        rules.setMaxAge(Duration.ofHours(1));
        return rules;
    }

    // Every service decides itself what needs a user; the gateway only sees to it that a token which is sent is good.
    @Bean
    ApiAccess apiAccess() {
        return new ApiAccess().open(null, "/**").ignoringTokens("/api/users/tokens", "/api/users/tokens/**");
    }

    // There are no internal calls here: such a path is as unknown as any other.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain nothingInternal(HttpSecurity http) throws Exception {
        return http.securityMatcher("/internal/**").csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
    }

    @Bean
    @Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER)
    PropagatingReceiverTracingObservationHandler<?> traceOfRequest(Tracer tracer, Propagator propagator,
            GatewayProperties properties) {
        return new PropagatingReceiverTracingObservationHandler<>(tracer, properties.trustedProxyHops() > 0
                ? propagator
                : new LinkingPropagator(tracer, propagator));
    }

    // Behind security, which knows the user.
    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimit(GatewayProperties properties, EndpointGroups groups,
            ClientAddress clients,
            Throttling throttling) {
        var ofAll = new RateLimiter("requests", properties.rateLimit(),
                request -> HEALTH.contains(request.getRequestURI()) ? null : clients.userOrNetwork(request),
                throttling);
        var ofGroups = groups.all().stream().filter(it -> it.settings().rateLimit() != null)
                .map(group -> new RateLimiter(group.name(), properties.limit(group.settings().rateLimit()),
                        request -> group.has(request) ? clients.network(request) : null, throttling));
        return at(SecurityProperties.DEFAULT_FILTER_ORDER + 1,
                new RateLimitFilter(Stream.concat(Stream.of(ofAll), ofGroups).toList()));
    }

    @Bean
    FilterRegistrationBean<EventStreamLimitFilter> eventStreamLimit(GatewayProperties properties, Routes routes,
            Throttling throttling) {
        return at(SecurityProperties.DEFAULT_FILTER_ORDER + 2,
                new EventStreamLimitFilter(properties, routes, throttling));
    }

    // Before security, which verifies.
    @Bean
    FilterRegistrationBean<BadTokenFilter> badTokens(GatewayProperties properties, ApiAccess access,
            ClientAddress clients, Throttling throttling) {
        return at(SecurityProperties.DEFAULT_FILTER_ORDER - 1, new BadTokenFilter(
                new RateLimiter("bad-tokens", properties.limit(properties.badTokens()), clients::network, throttling),
                access));
    }

    @Bean
    UnauthorizedInterceptor badTokensCounted(FilterRegistrationBean<BadTokenFilter> badTokens) {
        return badTokens.getFilter();
    }

    private static <T extends Filter> FilterRegistrationBean<T> at(int order, T filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
