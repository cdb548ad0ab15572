package dev.pavedroad.chassis.edge;

import io.micrometer.context.ThreadLocalAccessor;
import java.time.Duration;

/** When the call that this thread works on must have ended, all its attempts included. */
record Deadline(long nanoTime) {

    private static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    static Deadline current() {
        return CURRENT.get();
    }

    Duration remaining() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }

    /** Carries the deadline to the threads that an edge call runs on. */
    static class Accessor implements ThreadLocalAccessor<Deadline> {

        @Override
        public Object key() {
            return Deadline.class;
        }

        @Override
        public Deadline getValue() {
            return CURRENT.get();
        }

        @Override
        public void setValue(Deadline value) {
            CURRENT.set(value);
        }

        @Override
        public void setValue() {
            CURRENT.remove();
        }
    }
}
