package dev.pavedroad.chassis.identity;

/** A key is not where the configuration says; the message names the variable to set. */
public class MissingKeyException extends RuntimeException {

    public MissingKeyException(String message) {
        super(message);
    }
}
