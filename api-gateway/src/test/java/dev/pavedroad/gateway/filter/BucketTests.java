package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.gateway.GatewayProperties.RateLimit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BucketTests implements TimeMeter {

    private static final long SECOND = 1_000_000_000L;

    private long now;

    @Test
    void holdsABurstAndRefillsSteadily() {
        var bucket = RateLimiter.bucket(new RateLimit(10, 3), this);
        for (int i = 0; i < 3; i++) {
            assertThat(take(bucket)).isZero();
        }
        assertThat(take(bucket)).isEqualTo(Duration.ofMillis(100));
        now = SECOND / 20;
        assertThat(take(bucket)).isEqualTo(Duration.ofMillis(50));
        now = SECOND / 10;
        assertThat(take(bucket)).isZero();
        assertThat(take(bucket)).isPositive();
    }

    @Test
    void neverHoldsMoreThanItsBurst() {
        var bucket = RateLimiter.bucket(new RateLimit(10, 2), this);
        now = 100 * SECOND;
        assertThat(take(bucket)).isZero();
        assertThat(take(bucket)).isZero();
        assertThat(take(bucket)).isPositive();
    }

    private static Duration take(Bucket bucket) {
        return Duration.ofNanos(bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    @Override
    public long currentTimeNanos() {
        return now;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
