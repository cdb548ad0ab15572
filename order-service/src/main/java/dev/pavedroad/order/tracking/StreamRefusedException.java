package dev.pavedroad.order.tracking;

import org.springframework.http.HttpStatus;

/** There are as many streams as may be, of one user or in all. */
class StreamRefusedException extends RuntimeException {

    private final HttpStatus status;

    StreamRefusedException(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
