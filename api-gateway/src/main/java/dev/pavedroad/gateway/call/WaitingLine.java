package dev.pavedroad.gateway.call;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets only so many wait for a place as can expect one soon, by how many calls have ended since all places were taken.
 * Who would wait in vain is told so at once, and has not held up anyone; calls that hang let nobody wait.
 *
 * @see <a href="https://queue.acm.org/detail.cfm?id=2839461">Maurer: Fail at Scale, on adaptive queues</a>
 */
class WaitingLine {

    private final Duration soon;
    private final LongSupplier clock;
    private boolean needed;
    private long begin;
    private double ended;
    private int waiting;

    /**
     * @param soon  who expects to wait longer does not wait
     * @param clock nanoseconds
     */
    WaitingLine(Duration soon, LongSupplier clock) {
        this.soon = soon;
        this.clock = clock;
    }

    /** How long to wait: a little more than expected. */
    Duration longest() {
        return soon.multipliedBy(5).dividedBy(4);
    }

    /** Whether it is worth while to wait; who is told so waits, and then leaves. */
    synchronized boolean join() {
        if (!needed) {
            needed = true;
            begin = clock.getAsLong();
            ended = 0;
        }
        var worthWhile = expected() <= soon.toNanos();
        if (worthWhile) {
            waiting++;
        }
        return worthWhile;
    }

    // What is longer ago counts less and less; of the first moment there is too little to judge by.
    private double expected() {
        var passed = clock.getAsLong() - begin;
        var memory = 4 * soon.toNanos();
        if (passed > memory) {
            ended *= memory / 2.0 / passed;
            passed = memory / 2;
            begin = clock.getAsLong() - passed;
        }
        return passed <= soon.toNanos() || ended == 0 ? passed : passed / ended * (waiting + 1);
    }

    synchronized void leave() {
        waiting--;
    }

    synchronized void hasSeenOneEnd() {
        ended++;
    }

    /** There is a place without it. */
    synchronized void isNotNeeded() {
        needed = false;
    }
}
