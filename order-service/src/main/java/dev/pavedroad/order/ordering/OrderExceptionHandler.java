package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class OrderExceptionHandler {

    @ExceptionHandler
    ProblemDetail unknown(UnknownOrderException problem) {
        return Problem.notFound(problem.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMuch(OrderLimitException problem) {
        var seconds = Math.max(1, problem.retryAfter().plusMillis(999).toSeconds());
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .body(Problem.of(HttpStatus.TOO_MANY_REQUESTS, problem.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail illegal(IllegalTransitionException problem) {
        return Problem.of(HttpStatus.CONFLICT, "illegal-transition", problem.getMessage());
    }
}
