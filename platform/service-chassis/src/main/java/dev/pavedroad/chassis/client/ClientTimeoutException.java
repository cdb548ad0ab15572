package dev.pavedroad.chassis.client;

import java.time.Duration;

/** The callee did not answer before the deadline; whether it did what was asked is not known. */
public class ClientTimeoutException extends RuntimeException {

    ClientTimeoutException(Duration deadline, Exception cause) {
        super("no answer within " + deadline, cause);
    }
}
