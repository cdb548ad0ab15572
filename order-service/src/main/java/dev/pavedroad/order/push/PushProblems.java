package dev.pavedroad.order.push;

import dev.pavedroad.chassis.edge.EdgeTimeoutException;
import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.order.notification.NotificationServiceUnavailable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice(assignableTypes = PushController.class)
class PushProblems {

    @ExceptionHandler
    ProblemDetail unknown(NoSuchOrder problem) {
        return Problem.notFound(problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unusable(UnusableSubscription problem) {
        return Problem.invalid(problem.field(), problem.getMessage());
    }

    @ExceptionHandler({NotificationServiceUnavailable.class, EdgeTimeoutException.class})
    ProblemDetail away() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "The key for web push cannot be had at the moment.");
    }
}
