package dev.pavedroad.gateway.call;

import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.gateway.door.UnusableBodyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a client is told when a call came to nothing. */
@RestControllerAdvice
class CallProblems {

    private static final Logger log = LoggerFactory.getLogger(CallProblems.class);

    @ExceptionHandler
    ProblemDetail failed(CallFailed failure) {
        log.warn("no answer: {}", failure.getMessage());
        return failure.reason() == CallFailed.Reason.OVERDUE
                ? Problem.of(HttpStatus.GATEWAY_TIMEOUT, "The service behind this path did not answer in time.")
                : Refusals.unavailable();
    }

    @ExceptionHandler
    ProblemDetail unusable(UnusableBodyException failure) {
        return failure.status() == HttpStatus.BAD_REQUEST
                ? Problem.invalid("", failure.getMessage())
                : Problem.of(failure.status(), failure.getMessage());
    }
}
