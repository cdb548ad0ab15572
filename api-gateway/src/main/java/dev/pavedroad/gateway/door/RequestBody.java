package dev.pavedroad.gateway.door;

import dev.pavedroad.chassis.web.PayloadTooLargeException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** A request's body as it streams through: timed, because the client's slowness is not the service's. */
public class RequestBody extends ServletInputStream {

    // More than any body of the contract; for each of 1000 connections at once it is an eighth of the heap.
    private static final int AHEAD = 32 * 1024;

    private final ServletInputStream in;
    private final Duration patience;
    private ByteArrayInputStream ahead = new ByteArrayInputStream(new byte[0]);
    private boolean touched;
    private Runnable giveUp = () -> {};
    private volatile long waited;
    private volatile long waitingSince;

    RequestBody(ServletInputStream in, Duration patience) {
        this.in = in;
        this.patience = patience;
    }

    /** The body of a request that came in through the door. */
    public static RequestBody of(HttpServletRequest request) {
        try {
            return (RequestBody) request.getInputStream();
        } catch (IOException e) {
            throw new UnusableBodyException(HttpStatus.BAD_REQUEST, "The body cannot be read.");
        }
    }

    /** How long the gateway has waited for the client's bytes so far. */
    public Duration waited() {
        var since = waitingSince;
        return Duration.ofNanos(waited + (since == 0 ? 0 : System.nanoTime() - since));
    }

    /**
     * Waits for the beginning of it, 32 KiB or all there is, so that nobody has to wait for the client who holds what
     * others need.
     *
     * @throws UnusableBodyException when it is too slow, or breaks off
     */
    public void readAhead() {
        try {
            if (!in.isFinished()) {
                ahead = new ByteArrayInputStream(readNBytes(AHEAD));
                touched = false;
            }
        } catch (IOException e) {
            throw brokeOff();
        }
    }

    /** What to do as soon as the body turns out to be of no use, before anyone takes a part of it for the whole. */
    public void whenUnusable(Runnable action) {
        giveUp = action;
    }

    /** Whether the body can still be sent whole. */
    public boolean isUntouched() {
        return !touched;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        touched = true;
        if (ahead.available() > 0) {
            return ahead.read(buffer, offset, length);
        }
        try {
            var read = await(buffer, offset, length);
            if (waited().compareTo(patience) > 0) {
                throw tooSlow();
            }
            return read;
        } catch (UnusableBodyException e) {
            giveUp.run();
            throw e;
        }
    }

    private int await(byte[] buffer, int offset, int length) {
        waitingSince = System.nanoTime();
        try {
            return in.read(buffer, offset, length);
        } catch (PayloadTooLargeException e) {
            throw new UnusableBodyException(HttpStatus.PAYLOAD_TOO_LARGE, e.getMessage());
        } catch (SocketTimeoutException e) {
            throw tooSlow();
        } catch (IOException e) {
            throw brokeOff();
        } finally {
            waited += System.nanoTime() - waitingSince;
            waitingSince = 0;
        }
    }

    private static UnusableBodyException tooSlow() {
        return new UnusableBodyException(HttpStatus.REQUEST_TIMEOUT, "The body came too slowly.");
    }

    private static UnusableBodyException brokeOff() {
        return new UnusableBodyException(HttpStatus.BAD_REQUEST, "The body broke off.");
    }

    @Override
    public boolean isFinished() {
        return ahead.available() == 0 && in.isFinished();
    }

    @Override
    public boolean isReady() {
        return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        in.setReadListener(listener);
    }
}
