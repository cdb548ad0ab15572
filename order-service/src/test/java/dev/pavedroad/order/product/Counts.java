package dev.pavedroad.order.product;

import java.util.concurrent.atomic.AtomicInteger;

/** How often a call passed each of its guards. */
class Counts {

    private final AtomicInteger retries = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger ignored = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger limited = new AtomicInteger();
    private final AtomicInteger in = new AtomicInteger();
    private final AtomicInteger out = new AtomicInteger();

    Counts(ProductClientFixture client) {
        client.retry().getEventPublisher().onRetry(_ -> retries.incrementAndGet());
        client.breaker().getEventPublisher().onError(_ -> failed.incrementAndGet())
                .onIgnoredError(_ -> ignored.incrementAndGet()).onCallNotPermitted(_ -> refused.incrementAndGet());
        client.timeLimiter().getEventPublisher().onError(_ -> limited.incrementAndGet());
        client.bulkhead().getEventPublisher().onCallPermitted(_ -> in.incrementAndGet())
                .onCallRejected(_ -> out.incrementAndGet());
    }

    @Override
    public String toString() {
        return "%s retries, breaker %s failed %s ignored %s refused, time limiter %s, bulkhead %s in %s out"
                .formatted(retries, failed, ignored, refused, limited, in, out);
    }
}
