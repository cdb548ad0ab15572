package dev.pavedroad.user.signin;

import dev.pavedroad.chassis.identity.SignedInUser;
import dev.pavedroad.chassis.web.ClientNetwork;
import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.user.signin.AuditLog.Action;
import dev.pavedroad.user.signin.SignInOutcome.SignedIn;
import dev.pavedroad.user.signin.Verification.Refused;
import dev.pavedroad.user.signin.Verification.TooManyFailures;
import dev.pavedroad.user.signin.Verification.WrongCredentials;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What needs the password, over HTTP: signing in, changing the password, deleting the account. */
@RestController
@RequestMapping("/api/users")
class SignInController {

    private final SignIn signIn;
    private final PasswordChange passwordChange;
    private final AccountDeletion deletion;
    private final AuditLog audit;

    SignInController(SignIn signIn, PasswordChange passwordChange, AccountDeletion deletion, AuditLog audit) {
        this.signIn = signIn;
        this.passwordChange = passwordChange;
        this.deletion = deletion;
        this.audit = audit;
    }

    @PostMapping("/tokens")
    ResponseEntity<?> signIn(@Valid @RequestBody SignInRequest request, HttpServletRequest http) {
        var client = ClientNetwork.of(http);
        return switch (signIn.signIn(request.email(), request.password(), client)) {
            case SignedIn(var account, var tokens) -> {
                audit.signedIn(account, client);
                yield ResponseEntity.ok(tokens);
            }
            case Refused refused -> {
                audit.signInRefused(request.email(), refused, client);
                yield problemResponse(refused);
            }
        };
    }

    @PutMapping("/me/password")
    ResponseEntity<?> changePassword(SignedInUser user, @Valid @RequestBody PasswordChangeRequest request,
            HttpServletRequest http) {
        var client = ClientNetwork.of(http);
        var refused = passwordChange.change(user.id(), request.currentPassword(), request.newPassword(), client);
        audit.record(Action.PASSWORD_CHANGE, user.id(), refused, client);
        return noContentOr(refused);
    }

    @DeleteMapping("/me")
    ResponseEntity<?> delete(SignedInUser user, @Valid @RequestBody DeletionRequest request, HttpServletRequest http) {
        var client = ClientNetwork.of(http);
        var refused = deletion.delete(user.id(), request.currentPassword(), client);
        audit.record(Action.ACCOUNT_DELETION, user.id(), refused, client);
        return noContentOr(refused);
    }

    private static ResponseEntity<?> noContentOr(Optional<Refused> refused) {
        return refused.isPresent() ? problemResponse(refused.get()) : ResponseEntity.noContent().build();
    }

    private static ResponseEntity<?> problemResponse(Refused refused) {
        return switch (refused) {
            case WrongCredentials() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .body(Problem.of(HttpStatus.UNAUTHORIZED, "bad-credentials",
                            "The email or the password is wrong."));
            case TooManyFailures failures -> ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(failures.secondsToWait()))
                    .body(Problem.of(HttpStatus.TOO_MANY_REQUESTS,
                            "Too many tries to prove who one is have failed; please wait a minute."));
        };
    }
}
