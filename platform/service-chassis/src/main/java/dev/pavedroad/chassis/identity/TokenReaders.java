package dev.pavedroad.chassis.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;

/** Verifies tokens: the issuer picks the keys, the audience says what a token is for, and ES256 is the only algorithm. */
class TokenReaders {

    static final String SERVICE_AUTHORITY = "SERVICE_";
    // A few megabytes.
    private static final int MAX_CACHED_TOKENS = 2_000;
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final PublicKeys keys;
    private final Clock clock;
    private final String userIssuer;
    private final String userAudience;
    private final Duration maxLifetime;

    TokenReaders(PublicKeys keys, Clock clock, String userIssuer, String userAudience, Duration maxLifetime) {
        this.keys = keys;
        this.clock = clock;
        this.userIssuer = userIssuer;
        this.userAudience = userAudience;
        this.maxLifetime = maxLifetime;
    }

    /** Accepts users' tokens only. */
    AuthenticationManagerResolver<HttpServletRequest> ofUsers() {
        var manager = manager(userIssuer, Set.of(userAudience));
        return _ -> manager;
    }

    /** Accepts the tokens of all services for this one, and users' tokens, so that those can be told apart: 403, not 401. */
    AuthenticationManagerResolver<HttpServletRequest> ofServices(String self) {
        Map<String, AuthenticationManager> managers = new HashMap<>();
        for (var issuer : keys.issuers()) {
            managers.put(issuer, manager(issuer,
                    issuer.equals(userIssuer) ? Set.of(self, userAudience) : Set.of(self)));
        }
        return new JwtIssuerAuthenticationManagerResolver(managers::get);
    }

    private AuthenticationManager manager(String issuer, Set<String> audiences) {
        var provider = new JwtAuthenticationProvider(caching(decoder(issuer, audiences), clock));
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(this::authorities);
        provider.setJwtAuthenticationConverter(converter);
        return provider::authenticate;
    }

    private JwtDecoder decoder(String issuer, Set<String> audiences) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(keys.of(issuer))));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(CLOCK_SKEW),
                valid("has no end, too late a one, or is of the future", this::endsInTime),
                valid("has no subject, or one that is no user's id", this::hasSubject),
                new JwtClaimValidator<>(JwtClaimNames.ISS, issuer::equals),
                new JwtClaimValidator<Collection<String>>(JwtClaimNames.AUD,
                        audience -> audience != null && audience.stream().anyMatch(audiences::contains))));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> valid(String otherwise, Predicate<Jwt> rule) {
        var failure = OAuth2TokenValidatorResult
                .failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The token " + otherwise, null));
        return token -> rule.test(token) ? OAuth2TokenValidatorResult.success() : failure;
    }

    // A key in wrong hands makes no token that outlives the key's replacement.
    private boolean endsInTime(Jwt token) {
        var expiry = token.getExpiresAt();
        return expiry != null && !token.getIssuedAt().isAfter(clock.instant().plus(CLOCK_SKEW))
                && !expiry.isAfter(token.getIssuedAt().plus(maxLifetime));
    }

    private boolean hasSubject(Jwt token) {
        var subject = token.getSubject();
        return subject != null && (!token.getAudience().contains(userAudience) || UUID_FORM.matcher(subject).matches());
    }

    /**
     * Caches verified tokens until they expire: to verify a signature takes longer than all the rest of a short request.
     * The keys are read once, at the start, so a token that was good stays good. Within the clock skew after its expiry a
     * token is verified each time.
     */
    static JwtDecoder caching(JwtDecoder decoder, InstantSource clock) {
        Cache<String, Jwt> verified = Caffeine.newBuilder().maximumSize(MAX_CACHED_TOKENS)
                .expireAfter(Expiry.<String, Jwt>creating(
                        (_, token) -> Duration.between(clock.instant(), token.getExpiresAt())))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())).build();
        return token -> verified.get(token, decoder::decode);
    }

    private Collection<GrantedAuthority> authorities(Jwt token) {
        if (!token.getAudience().contains(userAudience)) {
            return List.of(new SimpleGrantedAuthority(SERVICE_AUTHORITY + token.getClaimAsString(JwtClaimNames.ISS)));
        }
        var roles = token.getClaimAsStringList("roles");
        return roles == null
                ? List.of()
                : roles.stream().<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
    }
}
