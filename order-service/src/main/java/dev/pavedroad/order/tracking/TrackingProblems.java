package dev.pavedroad.order.tracking;

import dev.pavedroad.chassis.web.Problem;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class TrackingProblems {

    @ExceptionHandler
    ProblemDetail refused(StreamRefused problem) {
        return Problem.of(problem.status(), problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownEvent problem) {
        return Problem.invalid("Last-Event-ID", problem.getMessage());
    }
}
