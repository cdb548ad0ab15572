package dev.pavedroad.chassis.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Remembers whose a token was found to be, letter by letter and until it expires: to verify a signature takes longer
 * than all the rest of a short request. A process reads its keys once, so what is good under them stays good here; with
 * a key that is taken away goes the process that knew it, and all that it remembered.
 */
class VerifiedTokens implements AuthenticationManager {

    // A few megabytes; whoever is forgotten is verified once more.
    private static final int MOST = 2_000;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final AuthenticationManager verifier;
    private final Clock clock;
    private final Cache<String, JwtAuthenticationToken> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    VerifiedTokens(AuthenticationManager verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        if (!(presented instanceof BearerTokenAuthenticationToken bearer)) {
            return verifier.authenticate(presented);
        }
        var known = verified.getIfPresent(bearer.getToken());
        return known != null && isGood(known) ? copy(known, bearer.getDetails()) : verify(bearer);
    }

    // Not beyond its time, though the verifier would for the clocks' sake: it decides about that each time.
    private boolean isGood(JwtAuthenticationToken known) {
        var expiry = known.getToken().getExpiresAt();
        return expiry != null && clock.instant().isBefore(expiry);
    }

    private Authentication verify(BearerTokenAuthenticationToken bearer) {
        var found = verifier.authenticate(bearer);
        if (found instanceof JwtAuthenticationToken whose) {
            verified.put(bearer.getToken(), copy(whose, null));
        }
        return found;
    }

    // The details are those of one request.
    private static JwtAuthenticationToken copy(JwtAuthenticationToken known, Object details) {
        var copy = new JwtAuthenticationToken(known.getToken(), known.getAuthorities(), known.getName());
        copy.setDetails(details);
        return copy;
    }
}
