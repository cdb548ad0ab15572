package dev.pavedroad.chassis.client;

import com.fasterxml.jackson.core.JacksonException;
import feign.FeignException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** What another attempt may mend: a broken connection, 502, 503, 504. Not a time-out: the callee may still be at it. */
public class RetryableFailures implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return switch (CalleeFailure.unwrap(failure)) {
            case FeignException answer when answer.status() >= 400 -> answer.status() >= 502 && answer.status() <= 504;
            case FeignException unread -> isBrokenConnection(unread.getCause());
            case IOException broken -> isBrokenConnection(broken);
            default -> false;
        };
    }

    // A connection may also break in the middle of an answer; one that is whole but makes no sense is not broken.
    private static boolean isBrokenConnection(Throwable failure) {
        return switch (failure) {
            case null -> false;
            case ConnectTimeoutException _ -> true;
            case SocketTimeoutException _ -> false;
            case ClientProtocolException _ -> false;
            case JacksonException unreadable -> isBrokenConnection(unreadable.getCause());
            case IOException _ -> true;
            default -> isBrokenConnection(failure.getCause());
        };
    }
}
