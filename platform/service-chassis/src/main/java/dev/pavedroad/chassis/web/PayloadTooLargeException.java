package dev.pavedroad.chassis.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The body of a request is longer than {@code pavedroad.max-request-body-size}; answered with 413. */
public class PayloadTooLargeException extends RuntimeException {

    PayloadTooLargeException(long maxBytes) {
        super("A body may have at most %d bytes.".formatted(maxBytes));
    }

    ProblemDetail problem() {
        return Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, getMessage());
    }
}
