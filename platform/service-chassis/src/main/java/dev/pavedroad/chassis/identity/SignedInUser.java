package dev.pavedroad.chassis.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The user who makes a request, as the access token names them; take it as a parameter of a controller's method.
 *
 * @param id        never changes
 * @param roles     {@code CUSTOMER}, {@code ADMIN}
 * @param expiresAt the end of the access token's life
 */
public record SignedInUser(UUID id, String email, String name, List<String> roles, Instant expiresAt) {

    static SignedInUser of(Jwt token) {
        var roles = token.getClaimAsStringList("roles");
        return new SignedInUser(UUID.fromString(token.getSubject()), token.getClaimAsString("email"),
                token.getClaimAsString("name"), roles == null ? List.of() : roles, token.getExpiresAt());
    }

    public boolean isAdmin() {
        return roles.contains("ADMIN");
    }
}
