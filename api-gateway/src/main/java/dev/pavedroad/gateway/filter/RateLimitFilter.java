package dev.pavedroad.gateway.filter;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.chassis.web.ProblemWriter;
import dev.pavedroad.gateway.GatewayProperties;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each caller a token bucket, which holds a burst and refills steadily. When the bucket is empty the answer is 429. */
class RateLimitFilter extends OncePerRequestFilter {

    private static final int MAX_CALLERS = 100_000;

    private final Function<HttpServletRequest, String> caller;
    private final ProblemWriter problems;
    private final boolean off;
    private final LoadingCache<String, Bucket> buckets;

    /** @param caller whose bucket a request takes a token from */
    RateLimitFilter(GatewayProperties.RateLimit limit, Function<HttpServletRequest, String> caller,
            ProblemWriter problems) {
        this.caller = caller;
        this.problems = problems;
        this.off = limit.perSecond() == 0;
        // A bucket that is full again may be forgotten.
        var full = Duration.ofSeconds(off ? 0 : limit.burst() / limit.perSecond() + 1);
        this.buckets = Caffeine.newBuilder().maximumSize(MAX_CALLERS).expireAfterAccess(full)
                .build(_ -> bucket(limit, TimeMeter.SYSTEM_NANOTIME));
    }

    static Bucket bucket(GatewayProperties.RateLimit limit, TimeMeter clock) {
        return Bucket.builder().withCustomTimePrecision(clock)
                .addLimit(it -> it.capacity(limit.burst()).refillGreedy(limit.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return off || request.getRequestURI().equals("/health") || request.getRequestURI().equals("/health/live");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!refuses(request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** Takes a token for the request; answers it when there is none. */
    boolean refuses(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (shouldNotFilter(request)) {
            return false;
        }
        var probe = buckets.get(caller.apply(request)).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return false;
        }
        var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        problems.write(Problem.of(HttpStatus.TOO_MANY_REQUESTS, "You are asking too fast; slow down."), request,
                response);
        return true;
    }
}
