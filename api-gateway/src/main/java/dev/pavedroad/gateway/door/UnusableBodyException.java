package dev.pavedroad.gateway.door;

import org.springframework.http.HttpStatus;

/** The client's own body ends the request: it is too long, too slow or broken off. No service is to blame. */
public class UnusableBodyException extends RuntimeException {

    private final HttpStatus status;

    UnusableBodyException(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }
}
