package dev.pavedroad.user.session;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
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
    TokenPair refresh(@Valid @RequestBody RefreshRequest request) {
        return tokens.refresh(request.token()).orElseThrow(SessionOverException::new);
    }

    // Not validated: whatever it is that a client gives up, it is not good afterwards.
    @PostMapping("/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@RequestBody RefreshRequest request) {
        if (request.refreshToken() != null) {
            tokens.revoke(request.token());
        }
    }
}
