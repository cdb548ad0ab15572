package dev.pavedroad.pave;

/** A command cannot be carried out, and has changed nothing; the message says why and what to do. */
public class PaveException extends RuntimeException {

    public PaveException(String message) {
        super(message);
    }

    public PaveException(String message, Throwable cause) {
        super(message, cause);
    }
}
