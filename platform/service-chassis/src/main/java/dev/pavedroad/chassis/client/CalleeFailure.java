package dev.pavedroad.chassis.client;

import feign.FeignException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * The failures that a circuit breaker records: no connection, no complete response in time, or a 5xx. A 4xx is a
 * success.
 */
public class CalleeFailure implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return switch (unwrap(failure)) {
            case FeignException answer -> answer.status() < 400 || answer.status() >= 500;
            case Throwable other -> other instanceof IOException || other instanceof TimeoutException;
        };
    }

    /** The failure that a future wrapped. */
    static Throwable unwrap(Throwable failure) {
        var wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? unwrap(failure.getCause()) : failure;
    }
}
