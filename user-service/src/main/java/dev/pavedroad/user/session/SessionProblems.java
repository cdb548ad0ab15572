package dev.pavedroad.user.session;

import dev.pavedroad.chassis.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says that a session cannot go on, and not why: that would help whoever found the token. */
@RestControllerAdvice
class SessionProblems {

    @ExceptionHandler(SessionOverException.class)
    ResponseEntity<ProblemDetail> sessionOver() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .body(Problem.of(HttpStatus.UNAUTHORIZED, "This refresh token is not good any more; sign in again."));
    }
}
