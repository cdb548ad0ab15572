package dev.pavedroad.chassis.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class TokenCacheTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant EXPIRY = NOW.plusSeconds(60);

    private final AtomicInteger verifications = new AtomicInteger();
    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final JwtDecoder tokens = TokenReaders.caching(this::verify, time::get);

    @Test
    void verifiesATokenOnce() {
        assertThat(tokens.decode("token")).isSameAs(tokens.decode("token"));
        assertThat(verifications).hasValue(1);
    }

    @Test
    void verifiesATokenThatDiffersInOneLetter() {
        tokens.decode("token.signature");
        tokens.decode("token.signaturE");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void verifiesATokenAgainOnceItHasExpired() {
        tokens.decode("token");
        time.set(EXPIRY.minusMillis(1));
        tokens.decode("token");
        assertThat(verifications).hasValue(1);
        time.set(EXPIRY);
        tokens.decode("token");
        tokens.decode("token");
        assertThat(verifications).hasValue(3);
    }

    @Test
    void remembersNoRefusal() {
        IntStream.range(0, 2).forEach(_ -> assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> tokens.decode("forged")));
        assertThat(verifications).hasValue(2);
    }

    private Jwt verify(String token) {
        verifications.incrementAndGet();
        if (token.equals("forged")) {
            throw new BadJwtException("forged");
        }
        return Jwt.withTokenValue(token).header("alg", "ES256").subject("ada").expiresAt(EXPIRY).build();
    }
}
