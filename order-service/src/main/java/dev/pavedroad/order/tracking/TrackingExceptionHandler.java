package dev.pavedroad.order.tracking;

import dev.pavedroad.chassis.web.Problem;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A refused stream is an exception here: what produces an event stream cannot return a problem document. */
@RestControllerAdvice
class TrackingExceptionHandler {

    @ExceptionHandler
    ProblemDetail refused(StreamRefusedException problem) {
        return Problem.of(problem.status(), problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownEventException problem) {
        return Problem.invalid("Last-Event-ID", problem.getMessage());
    }
}
