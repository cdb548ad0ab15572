package dev.pavedroad.gateway.call;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** A service did not answer. It has no stack trace: the reason tells all, and when it happens, it happens often. */
class CallFailed extends RuntimeException {

    /** How far the call came, which decides whether it may be tried again and what the client is told. */
    enum Reason {
        NO_INSTANCE, NOT_SENT, BROKEN, OVERDUE
    }

    private final Reason reason;

    CallFailed(Reason reason) {
        this(reason, null);
    }

    CallFailed(Reason reason, Exception cause) {
        super(reason + (cause == null ? "" : ": " + cause), cause, false, false);
        this.reason = reason;
    }

    static CallFailed because(IOException cause) {
        return new CallFailed(switch (cause) {
            case ConnectTimeoutException _,ConnectException _,NoRouteToHostException _,UnknownHostException _ ->
                Reason.NOT_SENT;
            // No connection came out of the pool in time: the second where the wait was for the lock of the pool.
            case ConnectionRequestTimeoutException _,RequestFailedException _ -> Reason.NOT_SENT;
            case SocketTimeoutException _ -> Reason.OVERDUE;
            default -> Reason.BROKEN;
        }, cause);
    }

    Reason reason() {
        return reason;
    }
}
