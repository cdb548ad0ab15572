package dev.pavedroad.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTests {

    private static final Duration HASH_TIMEOUT = Duration.ofMillis(100);

    @Test
    void theDummyHashIsLikeThatOfAPasswordAndNewEachTime() {
        var hash = Passwords.dummyHash();
        var parts = hash.split("\\$");
        var expected = new Passwords().hash("secret").split("\\$");
        assertThat(parts).hasSameSizeAs(expected).startsWith(Arrays.copyOf(expected, expected.length - 2));
        assertThat(parts[4]).hasSameSizeAs(expected[4]);
        assertThat(parts[5]).hasSameSizeAs(expected[5]);
        // A hash that cannot be read would be answered at once.
        assertThat(new Argon2PasswordEncoder(0, 0, 1, 7 * 1024, 5).upgradeEncoding(hash)).isFalse();
        assertThat(Passwords.dummyHash().split("\\$")).doesNotContain(parts[4], parts[5]);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "4, 4", "64, 4"})
    void hashesAsManyAtOnceAsThereAreProcessorsAndRefusesTheOthersAfterATimeout(int processors, int atOnce) {
        var slow = new SlowEncoder();
        var passwords = new Passwords(slow, processors, HASH_TIMEOUT);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    IntStream.range(0, atOnce).mapToObj(_ -> threads.submit(() -> passwords.hash("secret"))).toList();
            await().atMost(Duration.ofMinutes(1)).until(() -> slow.running.get() == atOnce);
            assertThatExceptionOfType(PasswordsBusyException.class).isThrownBy(() -> passwords.hash("secret"));
            assertThat(slow.running).hasValue(atOnce);
            slow.release.countDown();
            assertThat(first).allSatisfy(it -> assertThat(it.get()).isEqualTo("hash"));
            assertThat(passwords.hash("secret")).isEqualTo("hash");
        }
    }

    @Test
    void releasesThePermitWhenHashingFails() {
        var passwords = new Passwords(new SlowEncoder(), 4, HASH_TIMEOUT);
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> passwords.matches("secret", "hash"));
        }
    }

    private static class SlowEncoder implements PasswordEncoder {

        private final AtomicInteger running = new AtomicInteger();
        private final CountDownLatch release = new CountDownLatch(1);

        @Override
        public String encode(CharSequence password) {
            running.incrementAndGet();
            try {
                // Not for ever: a hash without a permit shall fail the test and not hang it.
                release.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "hash";
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            throw new UnsupportedOperationException();
        }
    }
}
