package dev.pavedroad.chassis.edge;

import feign.FeignException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** What another attempt may mend: a broken connection and 502, 503, 504. Not a time-out: the callee may still be at it. */
public class WorthRetrying implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return switch (Causes.unwrap(failure)) {
            case FeignException answer when answer.status() > 0 -> answer.status() >= 502 && answer.status() <= 504;
            case FeignException unanswered -> isBrokenConnection(unanswered.getCause());
            case IOException broken -> isBrokenConnection(broken);
            default -> false;
        };
    }

    private static boolean isBrokenConnection(Throwable failure) {
        return failure instanceof ConnectTimeoutException
                || failure instanceof IOException && !(failure instanceof SocketTimeoutException);
    }
}
