package dev.pavedroad.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTests {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void holdsABurstAndRefillsSteadily() {
        var bucket = new TokenBucket(10, 3, 0);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(0)).isZero();
        }
        assertThat(bucket.take(0)).isEqualTo(Duration.ofMillis(100));
        assertThat(bucket.take(SECOND / 20)).isEqualTo(Duration.ofMillis(50));
        assertThat(bucket.take(SECOND / 10)).isZero();
        assertThat(bucket.take(SECOND / 10)).isPositive();
    }

    @Test
    void neverHoldsMoreThanItsBurst() {
        var bucket = new TokenBucket(10, 2, 0);
        assertThat(bucket.take(100 * SECOND)).isZero();
        assertThat(bucket.take(100 * SECOND)).isZero();
        assertThat(bucket.take(100 * SECOND)).isPositive();
    }
}
