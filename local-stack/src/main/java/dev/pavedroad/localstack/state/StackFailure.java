package dev.pavedroad.localstack.state;

/** The stack cannot do what it was asked to; the message says what is wrong and what to do, for a human to read. */
public class StackFailure extends RuntimeException {

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
