package dev.pavedroad.user.signin;

import dev.pavedroad.chassis.identity.SignedInUser;
import dev.pavedroad.user.session.TokenPair;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What users prove with their password, over HTTP. */
@RestController
@RequestMapping("/api/users")
class SignInController {

    private final SignIn signIn;
    private final PasswordChange passwordChange;

    SignInController(SignIn signIn, PasswordChange passwordChange) {
        this.signIn = signIn;
        this.passwordChange = passwordChange;
    }

    @PostMapping("/tokens")
    TokenPair signIn(@Valid @RequestBody SignInRequest request) {
        return signIn.signIn(request.email(), request.password());
    }

    @PutMapping("/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(SignedInUser user, @Valid @RequestBody PasswordChangeRequest request) {
        passwordChange.change(user.id(), request.currentPassword(), request.newPassword());
    }
}
