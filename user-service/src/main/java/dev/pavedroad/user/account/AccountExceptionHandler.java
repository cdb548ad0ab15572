package dev.pavedroad.user.account;

import dev.pavedroad.chassis.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns a deleted account and a shortage of processors into problem documents. */
@RestControllerAdvice
class AccountExceptionHandler {

    @ExceptionHandler(AccountGoneException.class)
    ResponseEntity<ProblemDetail> accountGone() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .body(Problem.of(HttpStatus.UNAUTHORIZED, "This account has been deleted."));
    }

    @ExceptionHandler(PasswordsBusyException.class)
    ProblemDetail busy() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
                "Too many people sign in or up right now; please try again in a moment.");
    }
}
