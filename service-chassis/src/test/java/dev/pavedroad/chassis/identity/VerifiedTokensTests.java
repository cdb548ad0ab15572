package dev.pavedroad.chassis.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class VerifiedTokensTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant EXPIRY = NOW.plusSeconds(60);

    private final AtomicInteger verifications = new AtomicInteger();
    private final Clock clock = mock();
    private final VerifiedTokens tokens = new VerifiedTokens(this::verify, clock);

    @BeforeEach
    void begin() {
        when(clock.instant()).thenReturn(NOW);
    }

    @Test
    void verifyATokenOnce() {
        var first = show("token");
        var second = show("token");
        assertThat(verifications).hasValue(1);
        assertThat(second).isEqualTo(first).isNotSameAs(first);
        assertThat(second.getAuthorities()).extracting(Object::toString).containsExactly("ROLE_CUSTOMER");
    }

    @Test
    void verifyATokenThatDiffersInOneLetter() {
        show("token.signature");
        show("token.signaturE");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void verifyATokenAgainOnceItHasExpired() {
        show("token");
        when(clock.instant()).thenReturn(EXPIRY.minusMillis(1));
        show("token");
        assertThat(verifications).hasValue(1);
        when(clock.instant()).thenReturn(EXPIRY);
        show("token");
        show("token");
        assertThat(verifications).hasValue(3);
    }

    @Test
    void rememberNoRefusal() {
        IntStream.range(0, 2).forEach(_ -> assertThatExceptionOfType(InvalidBearerTokenException.class)
                .isThrownBy(() -> show("forged")));
        assertThat(verifications).hasValue(2);
    }

    @Test
    void keepNothingOfTheRequest() {
        var first = new BearerTokenAuthenticationToken("token");
        first.setDetails("first");
        var second = new BearerTokenAuthenticationToken("token");
        second.setDetails("second");
        tokens.authenticate(first);
        assertThat(tokens.authenticate(second).getDetails()).isEqualTo("second");
        assertThat(show("token").getDetails()).isNull();
    }

    private Authentication show(String token) {
        return tokens.authenticate(new BearerTokenAuthenticationToken(token));
    }

    private Authentication verify(Authentication presented) {
        verifications.incrementAndGet();
        var token = ((BearerTokenAuthenticationToken) presented).getToken();
        if (token.equals("forged")) {
            throw new InvalidBearerTokenException("forged");
        }
        var jwt = Jwt.withTokenValue(token).header("alg", "ES256").subject("ada").expiresAt(EXPIRY).build();
        var whose = new JwtAuthenticationToken(jwt, AuthorityUtils.createAuthorityList("ROLE_CUSTOMER"));
        whose.setDetails(presented.getDetails());
        return whose;
    }
}
