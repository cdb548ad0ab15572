package dev.pavedroad.gateway.door;

import java.time.Duration;

/** A token bucket, as in RFC 2697: it holds a burst and refills steadily. Small enough to need no library. */
class TokenBucket {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private double tokens;
    private long at;

    TokenBucket(int perSecond, int burst, long now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.at = now;
    }

    /** Takes one token at a time of the monotonic clock, in nanoseconds; says how long to wait when there is none. */
    synchronized Duration take(long now) {
        tokens = Math.min(burst, tokens + Math.max(0, now - at) / NANOS * perSecond);
        at = Math.max(at, now);
        if (tokens < 1) {
            return Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * NANOS));
        }
        tokens--;
        return Duration.ZERO;
    }
}
