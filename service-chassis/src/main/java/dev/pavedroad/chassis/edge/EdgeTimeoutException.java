package dev.pavedroad.chassis.edge;

import java.time.Duration;

/** An edge's callee did not answer before the deadline; whether it did what was asked is not known. */
public class EdgeTimeoutException extends RuntimeException {

    EdgeTimeoutException(Duration deadline, Exception cause) {
        super("no answer within " + deadline, cause);
    }
}
