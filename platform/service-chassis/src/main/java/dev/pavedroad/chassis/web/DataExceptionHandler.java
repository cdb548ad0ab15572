package dev.pavedroad.chassis.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A database that is away is a 503 that says when to come back, not an error of the service. */
@RestControllerAdvice
@ConditionalOnClass(name = "org.springframework.dao.DataAccessException")
@Order(Ordered.LOWEST_PRECEDENCE)
class DataExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(DataExceptionHandler.class);

    @ExceptionHandler({DataAccessResourceFailureException.class, TransientDataAccessException.class,
        TransactionException.class})
    ResponseEntity<ProblemDetail> unavailable(RuntimeException failure) {
        log.warn("database does not answer: {}", failure.getMessage());
        return ResponseEntity.of(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "Please try again in a moment.")).build();
    }
}
