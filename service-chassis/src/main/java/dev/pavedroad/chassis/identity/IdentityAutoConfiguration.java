package dev.pavedroad.chassis.identity;

import dev.pavedroad.chassis.map.CommunicationMap;
import dev.pavedroad.chassis.web.ProblemWriter;
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
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

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
        return new GivenPublicKeys(properties.publicKeysDir(), properties.publicKeys()).read();
    }

    @Bean
    TokenReaders tokenReaders(PublicKeys keys, Clock clock) {
        return new TokenReaders(keys, clock);
    }

    @Bean
    AccessProblems accessProblems(ProblemWriter problems, ObjectProvider<RefusalGuard> guard) {
        return new AccessProblems(problems, guard.getIfAvailable(() -> (_, _) -> false));
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
    SecurityFilterChain internal(HttpSecurity http, TokenReaders tokens, CommunicationMap map, AccessProblems problems,
            @Value("${spring.application.name}") String self) throws Exception {
        var callers = map.callersOf(self).stream().map(TokenReaders.SERVICE_AUTHORITY::concat).toArray(String[]::new);
        return stateless(http.securityMatcher("/internal/**"), tokens.ofServices(self),
                new DefaultBearerTokenResolver(), problems)
                .authorizeHttpRequests(requests -> {
                    var internal = requests.anyRequest();
                    // A service that nobody may call, as the gateway, cannot be given an empty list.
                    var _ = callers.length == 0 ? internal.denyAll() : internal.hasAnyAuthority(callers);
                }).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, TokenReaders tokens, AccessProblems problems,
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
            BearerTokenResolver bearer, AccessProblems problems) throws Exception {
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
