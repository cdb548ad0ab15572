package dev.pavedroad.chassis.edge;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Finds the failure that a future wrapped. */
class Causes {

    private Causes() {}

    static Throwable unwrap(Throwable failure) {
        var wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? unwrap(failure.getCause()) : failure;
    }
}
