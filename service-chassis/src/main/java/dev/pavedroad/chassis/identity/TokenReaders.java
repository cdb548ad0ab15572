package dev.pavedroad.chassis.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
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

    static final String USER_ISSUER = "user-service";
    static final String USER_AUDIENCE = "pavedroad";
    static final String SERVICE_AUTHORITY = "SERVICE_";
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private final PublicKeys keys;
    private final Clock clock;

    TokenReaders(PublicKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Accepts users' tokens only. */
    AuthenticationManagerResolver<HttpServletRequest> ofUsers() {
        var manager = manager(USER_ISSUER, Set.of(USER_AUDIENCE));
        return remembering(issuer -> USER_ISSUER.equals(issuer) ? manager : null);
    }

    /** Accepts the tokens of all services for this one, and users' tokens, so that those can be told apart: 403, not 401. */
    AuthenticationManagerResolver<HttpServletRequest> ofServices(String self) {
        Map<String, AuthenticationManager> managers = new HashMap<>();
        for (var issuer : keys.issuers()) {
            managers.put(issuer, manager(issuer,
                    issuer.equals(USER_ISSUER) ? Set.of(self, USER_AUDIENCE) : Set.of(self)));
        }
        return remembering(managers::get);
    }

    private AuthenticationManagerResolver<HttpServletRequest> remembering(
            AuthenticationManagerResolver<String> byIssuer) {
        // The issuer is the token's affair: nothing of the request is looked at.
        var tokens = new VerifiedTokens(new JwtIssuerAuthenticationManagerResolver(byIssuer).resolve(null), clock);
        return _ -> tokens;
    }

    private AuthenticationManager manager(String issuer, Set<String> audiences) {
        var provider = new JwtAuthenticationProvider(decoder(issuer, audiences));
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(TokenReaders::authorities);
        provider.setJwtAuthenticationConverter(converter);
        return provider::authenticate;
    }

    private JwtDecoder decoder(String issuer, Set<String> audiences) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(keys.of(issuer))));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(CLOCK_SKEW),
                new JwtClaimValidator<>(JwtClaimNames.EXP, expiry -> expiry != null),
                new JwtClaimValidator<>(JwtClaimNames.SUB, subject -> subject != null),
                new JwtClaimValidator<>(JwtClaimNames.ISS, issuer::equals),
                new JwtClaimValidator<Collection<String>>(JwtClaimNames.AUD,
                        audience -> audience != null && audience.stream().anyMatch(audiences::contains))));
        return decoder;
    }

    private static Collection<GrantedAuthority> authorities(Jwt token) {
        if (!token.getAudience().contains(USER_AUDIENCE)) {
            return List.of(new SimpleGrantedAuthority(SERVICE_AUTHORITY + token.getClaimAsString(JwtClaimNames.ISS)));
        }
        var roles = token.getClaimAsStringList("roles");
        return roles == null
                ? List.of()
                : roles.stream().<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
    }
}
