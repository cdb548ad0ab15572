package dev.pavedroad.chassis.map;

/** The communication map cannot be used; the message is a sentence that says what to mend. */
public class InvalidMapException extends RuntimeException {

    InvalidMapException(String message) {
        super(message);
    }
}
