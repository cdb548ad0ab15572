package dev.pavedroad.chassis.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When the call that this thread works on must have ended, all its attempts included; none of them outlives it. */
class Deadline {

    private static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();

    private final long nanoTime;
    private final List<Thread> attempts = new ArrayList<>();
    private boolean over;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    static Deadline current() {
        return CURRENT.get();
    }

    /** Makes this the deadline of the present thread. */
    void use() {
        CURRENT.set(this);
    }

    static void forget() {
        CURRENT.remove();
    }

    synchronized Duration remaining() {
        return over ? Duration.ZERO : Duration.ofNanos(nanoTime - System.nanoTime());
    }

    synchronized void endsWithTheCall(Thread attempt) {
        attempts.add(attempt);
        if (over) {
            attempt.interrupt();
        }
    }

    // An interrupt closes the socket on which a virtual thread waits; no time limit reaches it there.
    synchronized void end() {
        over = true;
        attempts.forEach(Thread::interrupt);
    }
}
