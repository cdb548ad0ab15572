package dev.pavedroad.template.callee;

/** Whether callee-service did what it was asked is not known; ask again later. */
public class CalleeServiceUnavailableException extends RuntimeException {

    CalleeServiceUnavailableException(Throwable cause) {
        super("callee-service gave no usable answer: " + cause, cause);
    }
}
