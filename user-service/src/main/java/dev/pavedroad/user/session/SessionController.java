package dev.pavedroad.user.session;

import dev.pavedroad.chassis.web.Problem;
import jakarta.validation.Valid;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sessions over HTTP: how they go on and how they end. */
@RestController
@RequestMapping("/api/users/tokens")
class SessionController {

    private final Tokens tokens;

    SessionController(Tokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping("/refresh")
    ResponseEntity<?> refresh(@Valid @RequestBody RefreshRequest request) {
        var next = tokens.refresh(request.token());
        return next.isPresent() ? ResponseEntity.ok(next.get()) : notGood();
    }

    // Not validated: after this request the token is not good, whatever it was.
    @PostMapping("/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@RequestBody RefreshRequest request) {
        if (request.refreshToken() != null) {
            tokens.revoke(request.token());
        }
    }

    // Does not say why: that would help a thief of the token.
    private static ResponseEntity<?> notGood() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .body(Problem.of(HttpStatus.UNAUTHORIZED, "This refresh token is not good any more; sign in again."));
    }
}
