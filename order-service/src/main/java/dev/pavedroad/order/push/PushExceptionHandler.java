package dev.pavedroad.order.push;

import dev.pavedroad.chassis.client.ClientTimeoutException;
import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.order.notification.NotificationServiceUnavailableException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice(assignableTypes = PushController.class)
class PushExceptionHandler {

    @ExceptionHandler({NotificationServiceUnavailableException.class, ClientTimeoutException.class})
    ProblemDetail away() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "The key for web push cannot be had at the moment.");
    }
}
