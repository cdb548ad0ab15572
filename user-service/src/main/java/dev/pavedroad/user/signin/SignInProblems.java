package dev.pavedroad.user.signin;

import dev.pavedroad.chassis.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says that somebody could not prove who they are. */
@RestControllerAdvice
class SignInProblems {

    @ExceptionHandler(WrongCredentialsException.class)
    ResponseEntity<ProblemDetail> wrongCredentials() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .body(Problem.of(HttpStatus.UNAUTHORIZED, "bad-credentials", "The email or the password is wrong."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyFailures(TooManyFailuresException failure) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(failure.secondsToWait()))
                .body(Problem.of(HttpStatus.TOO_MANY_REQUESTS,
                        "Too many tries to prove who owns this email have failed; please wait a minute."));
    }
}
