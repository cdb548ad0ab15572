package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class OrderExceptionHandler {

    @ExceptionHandler
    ProblemDetail unknown(UnknownOrderException problem) {
        return Problem.notFound(problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail illegal(IllegalTransitionException problem) {
        return Problem.of(HttpStatus.CONFLICT, "illegal-transition", problem.getMessage());
    }
}
