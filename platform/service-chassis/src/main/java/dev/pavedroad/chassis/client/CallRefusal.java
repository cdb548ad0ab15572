package dev.pavedroad.chassis.client;

import feign.FeignException;
import java.util.Set;

/** Tells a call that the callee refuses, and would refuse again, from one that has failed and may succeed later. */
public final class CallRefusal {

    // 401: a key is being rotated, or a clock is wrong. The others ask for patience: RFC 9110 and RFC 6585.
    private static final Set<Integer> MAY_SUCCEED_LATER = Set.of(401, 408, 425, 429);

    private CallRefusal() {}

    /** Whether the failure, or what caused it, is a response of 4xx that stays as it is. */
    public static boolean isCauseOf(Throwable failure) {
        return switch (failure) {
            case null -> false;
            case FeignException response when response.status() >= 400 && response.status() < 500 ->
                !MAY_SUCCEED_LATER.contains(response.status());
            default -> isCauseOf(failure.getCause());
        };
    }
}
