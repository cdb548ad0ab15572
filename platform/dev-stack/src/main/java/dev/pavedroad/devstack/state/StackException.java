package dev.pavedroad.devstack.state;

/** The stack cannot do what it was asked to; the message says what is wrong and what to do, for a human to read. */
public class StackException extends RuntimeException {

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
