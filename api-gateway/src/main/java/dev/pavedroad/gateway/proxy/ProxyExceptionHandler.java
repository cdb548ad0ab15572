package dev.pavedroad.gateway.proxy;

import dev.pavedroad.chassis.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a client is told when a call came to nothing. */
@RestControllerAdvice
class ProxyExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProxyExceptionHandler.class);

    @ExceptionHandler
    ProblemDetail failed(UpstreamException failure) {
        log.warn("no answer: {}", failure.getMessage());
        return failure.reason() == UpstreamException.Reason.TIMEOUT
                ? Problem.of(HttpStatus.GATEWAY_TIMEOUT, "The service behind this path did not answer in time.")
                : LoadShedding.unavailable();
    }
}
