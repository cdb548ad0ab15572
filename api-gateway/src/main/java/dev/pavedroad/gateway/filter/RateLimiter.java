package dev.pavedroad.gateway.filter;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.pavedroad.gateway.GatewayProperties.RateLimit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/** Gives each caller a token bucket, which holds a burst and refills steadily. When the bucket is empty the answer is 429. */
class RateLimiter {

    private static final int MAX_CALLERS = 100_000;

    private final String name;
    private final Function<HttpServletRequest, String> caller;
    private final Throttling throttling;
    private final boolean off;
    private final LoadingCache<String, Bucket> buckets;

    /**
     * @param name   what logs and metrics call it
     * @param caller whose bucket a request takes a token from; {@code null} for a request that is not limited
     */
    RateLimiter(String name, RateLimit limit, Function<HttpServletRequest, String> caller, Throttling throttling) {
        this.name = name;
        this.caller = caller;
        this.throttling = throttling;
        this.off = limit.isOff();
        // A bucket that is full again may be forgotten.
        var full = Duration.ofSeconds(off ? 0 : limit.burst() / limit.perSecond() + 1);
        this.buckets = Caffeine.newBuilder().maximumSize(MAX_CALLERS).expireAfterAccess(full)
                .build(_ -> bucket(limit, TimeMeter.SYSTEM_NANOTIME));
        throttling.register(name);
    }

    static Bucket bucket(RateLimit limit, TimeMeter clock) {
        return Bucket.builder().withCustomTimePrecision(clock)
                .addLimit(it -> it.capacity(limit.burst()).refillGreedy(limit.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    /** Takes a token for the request; answers it when there is none. */
    boolean refuses(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var bucket = bucketOf(request);
        if (bucket == null) {
            return false;
        }
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return !probe.isConsumed() && refuse(probe.getNanosToWaitForRefill(), request, response);
    }

    /** Answers the request when there is no token, and takes none. */
    boolean refusesUntilRefilled(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var bucket = bucketOf(request);
        if (bucket == null) {
            return false;
        }
        var probe = bucket.estimateAbilityToConsume(1);
        return !probe.canBeConsumed() && refuse(probe.getNanosToWaitForRefill(), request, response);
    }

    private Bucket bucketOf(HttpServletRequest request) {
        var key = off ? null : caller.apply(request);
        return key == null ? null : buckets.get(key);
    }

    private boolean refuse(long nanos, HttpServletRequest request, HttpServletResponse response) throws IOException {
        throttling.refuse(name, "You are asking too fast; slow down.", Duration.ofNanos(nanos), request, response);
        return true;
    }
}
