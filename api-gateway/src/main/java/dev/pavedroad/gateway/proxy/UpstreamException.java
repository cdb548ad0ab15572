package dev.pavedroad.gateway.proxy;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** A service did not answer. It has no stack trace: the reason tells all, and when it happens, it happens often. */
class UpstreamException extends RuntimeException {

    /** How far the call came, which decides whether it may be tried again and what the client is told. */
    enum Reason {
        NO_INSTANCE, CONNECT_FAILED, CONNECTION_LOST, TIMEOUT
    }

    private final Reason reason;

    UpstreamException(Reason reason) {
        this(reason, null);
    }

    UpstreamException(Reason reason, Exception cause) {
        super(reason + (cause == null ? "" : ": " + cause), cause, false, false);
        this.reason = reason;
    }

    static UpstreamException because(Exception cause) {
        return new UpstreamException(switch (cause) {
            case ConnectTimeoutException _,ConnectException _,NoRouteToHostException _,UnknownHostException _ ->
                Reason.CONNECT_FAILED;
            // No connection came out of the pool in time: the second where the wait was for the lock of the pool.
            case ConnectionRequestTimeoutException _,RequestFailedException _ -> Reason.CONNECT_FAILED;
            case SocketTimeoutException _ -> Reason.TIMEOUT;
            default -> Reason.CONNECTION_LOST;
        }, cause);
    }

    Reason reason() {
        return reason;
    }
}
