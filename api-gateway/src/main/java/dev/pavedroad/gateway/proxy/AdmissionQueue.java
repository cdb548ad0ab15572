package dev.pavedroad.gateway.proxy;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Admits only as many waiting calls as can begin within {@code maxWait}, estimated from how many calls have ended since all
 * permits were taken. A call that would wait in vain is refused at once and holds up no other; while calls hang, none waits.
 *
 * @see <a href="https://queue.acm.org/detail.cfm?id=2839461">Maurer: Fail at Scale, on adaptive queues</a>
 */
class AdmissionQueue {

    private final Duration maxWait;
    private final LongSupplier clock;
    private boolean needed;
    private long begin;
    private double ended;
    private int waiting;

    /**
     * @param maxWait a call that expects to wait longer is refused
     * @param clock nanoseconds
     */
    AdmissionQueue(Duration maxWait, LongSupplier clock) {
        this.maxWait = maxWait;
        this.clock = clock;
    }

    /** How long to wait: a little more than expected. */
    Duration acquireTimeout() {
        return maxWait.multipliedBy(5).dividedBy(4);
    }

    /** Whether a call may wait; if so it waits, and then leaves. */
    synchronized boolean join() {
        if (!needed) {
            needed = true;
            begin = clock.getAsLong();
            ended = 0;
        }
        var mayWait = expected() <= maxWait.toNanos();
        if (mayWait) {
            waiting++;
        }
        return mayWait;
    }

    // Older completions count less; in the first moment there are too few to estimate from.
    private double expected() {
        var passed = clock.getAsLong() - begin;
        var memory = 4 * maxWait.toNanos();
        if (passed > memory) {
            ended *= memory / 2.0 / passed;
            passed = memory / 2;
            begin = clock.getAsLong() - passed;
        }
        return passed <= maxWait.toNanos() || ended == 0 ? passed : passed / ended * (waiting + 1);
    }

    synchronized void leave() {
        waiting--;
    }

    synchronized void recordCompletion() {
        ended++;
    }

    /** A permit was free. */
    synchronized void reset() {
        needed = false;
    }
}
