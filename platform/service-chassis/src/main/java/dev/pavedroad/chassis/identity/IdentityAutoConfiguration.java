package dev.pavedroad.chassis.identity;

import dev.pavedroad.chassis.web.ProblemWriter;
import dev.pavedroad.map.CommunicationMap;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UrlPathHelper;

/** Who may call this service: users by their access token, services by their own token and the communication map. */
@AutoConfiguration(before = {SecurityAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class,
    UserDetailsServiceAutoConfiguration.class})
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityAutoConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SignedInUserArgument());
    }

    @Bean
    PublicKeys publicKeys(IdentityProperties properties) {
        return PublicKeys.read(properties.publicKeysDir(), properties.publicKeys());
    }

    @Bean
    TokenReaders tokenReaders(PublicKeys keys, Clock clock, IdentityProperties properties) {
        return new TokenReaders(keys, clock, properties.userIssuer(), properties.userAudience(),
                properties.maxTokenLifetime());
    }

    @Bean
    AccessExceptionHandler accessProblems(ProblemWriter problems, ObjectProvider<UnauthorizedInterceptor> guard) {
        return new AccessExceptionHandler(problems, guard.getIfAvailable(() -> (_, _) -> false));
    }

    @Bean
    @Order(0)
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable()).build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain internal(HttpSecurity http, TokenReaders tokens, CommunicationMap map,
            AccessExceptionHandler problems,
            @Value("${spring.application.name}") String self) throws Exception {
        return stateless(http.securityMatcher("/internal/**"), tokens.ofServices(self),
                new DefaultBearerTokenResolver(), problems)
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((caller, context) -> new AuthorizationDecision(
                                allows(map, self, caller.get(), context.getRequest()))))
                .build();
    }

    private static boolean allows(CommunicationMap map, String self, Authentication caller,
            HttpServletRequest request) {
        var path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
        var authorities = AuthorityUtils.authorityListToSet(caller.getAuthorities());
        return map.calls().stream()
                .filter(call -> call.to().equals(self)
                        && authorities.contains(TokenReaders.SERVICE_AUTHORITY + call.from()))
                .anyMatch(call -> call.allows(request.getMethod(), path));
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, TokenReaders tokens, AccessExceptionHandler problems,
            ObjectProvider<ApiAccess> declared) throws Exception {
        var access = declared.getIfAvailable(ApiAccess::new);
        var bearer = new DefaultBearerTokenResolver();
        return stateless(http, tokens.ofUsers(),
                request -> access.ignoresTokens().matches(request) ? null : bearer.resolve(request), problems)
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/health", "/health/live", "/error").permitAll()
                        .requestMatchers(access.isForAdmins()).hasRole("ADMIN")
                        .requestMatchers(access.isOpen()).permitAll()
                        .anyRequest().authenticated())
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http,
            AuthenticationManagerResolver<HttpServletRequest> tokens,
            BearerTokenResolver bearer, AccessExceptionHandler problems) throws Exception {
        return http
                .csrf(csrf -> csrf.disable())
                .cors(cors -> cors.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(tokens)
                        .bearerTokenResolver(bearer).authenticationEntryPoint(problems).accessDeniedHandler(problems));
    }

    // Lazy: only a service that signs tokens needs a key, and that one refuses to start without.
    @Bean
    @Lazy
    SigningKey signingKey(IdentityProperties properties) {
        return SigningKey.of(properties.ownKey().read());
    }

    @Bean
    @Lazy
    ServiceTokens serviceTokens(@Value("${spring.application.name}") String self, SigningKey key, Clock clock) {
        return new ServiceTokens(self, key, clock);
    }
}
