package dev.pavedroad.user.account;

import dev.pavedroad.chassis.web.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns a deleted account and a shortage of processors into problem documents. */
@RestControllerAdvice
class AccountExceptionHandler {

    private final Counter refused;

    AccountExceptionHandler(MeterRegistry meters) {
        this.refused = meters.counter("password.hashes.refused");
    }

    @ExceptionHandler(AccountGoneException.class)
    ResponseEntity<ProblemDetail> accountGone() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .body(Problem.of(HttpStatus.UNAUTHORIZED, "This account has been deleted."));
    }

    // 429 and not 503: the circuit breaker at the gateway takes 5xx for a service that is ill. Those who were refused
    // together come back apart.
    @ExceptionHandler(PasswordsBusyException.class)
    ResponseEntity<ProblemDetail> busy() {
        refused.increment();
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(ThreadLocalRandom.current().nextInt(1, 4)))
                .body(Problem.of(HttpStatus.TOO_MANY_REQUESTS,
                        "Too many people sign in or up right now; please try again in a moment."));
    }
}
