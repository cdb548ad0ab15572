package dev.pavedroad.chassis.edge;

import feign.FeignException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** What speaks against a callee: no connection, no whole and legible answer in time, or a 5xx. A 4xx is a success. */
public class CalleeFailure implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return switch (Causes.unwrap(failure)) {
            case FeignException answer -> answer.status() < 400 || answer.status() >= 500;
            case Throwable other -> other instanceof IOException || other instanceof TimeoutException;
        };
    }
}
