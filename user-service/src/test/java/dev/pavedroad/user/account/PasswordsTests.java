package dev.pavedroad.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.chassis.web.ClientNetwork;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTests {

    private static final Duration MAX_WAIT = Duration.ofMillis(100);

    @Test
    void theDummyHashIsLikeThatOfAPasswordAndNewEachTime() {
        var hash = Passwords.dummyHash();
        var parts = hash.split("\\$");
        var expected = new Passwords(new PasswordProperties(MAX_WAIT)).hash("secret", client(1)).split("\\$");
        assertThat(parts).hasSameSizeAs(expected).startsWith(Arrays.copyOf(expected, expected.length - 2));
        assertThat(parts[4]).hasSameSizeAs(expected[4]);
        assertThat(parts[5]).hasSameSizeAs(expected[5]);
        // A hash that cannot be read would be answered at once.
        assertThat(new Argon2PasswordEncoder(0, 0, 1, 7 * 1024, 5).upgradeEncoding(hash)).isFalse();
        assertThat(Passwords.dummyHash().split("\\$")).doesNotContain(parts[4], parts[5]);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "4, 4", "64, 4"})
    void hashesAsManyAtOnceAsThereAreProcessorsAndRefusesTheOthersAfterATimeout(int processors, int atOnce)
            throws Exception {
        var slow = new SlowEncoder();
        var passwords = new Passwords(slow, processors, MAX_WAIT);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); AutoCloseable _ = slow::end) {
            var first = IntStream.range(0, atOnce)
                    .mapToObj(i -> threads.submit(() -> passwords.hash("secret", client(i)))).toList();
            await().atMost(Duration.ofMinutes(1)).until(() -> slow.running.get() == atOnce);
            assertThatExceptionOfType(PasswordsBusyException.class)
                    .isThrownBy(() -> passwords.hash("secret", client(99)));
            assertThat(slow.running).hasValue(atOnce);
            slow.release.release(atOnce);
            assertThat(first).allSatisfy(it -> assertThat(it.get()).isEqualTo("hash"));
            slow.release.release();
            assertThat(passwords.hash("secret", client(0))).isEqualTo("hash");
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "4, 3", "64, 3"})
    void leavesAProcessorToOthersHoweverManyPasswordsOneClientSends(int processors, int atOnce)
            throws Exception {
        var slow = new SlowEncoder();
        var passwords = new Passwords(slow, processors, Duration.ofMinutes(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); AutoCloseable _ = slow::end) {
            IntStream.range(0, 64).forEach(_ -> threads.submit(() -> passwords.hash("secret", client(1))));
            await().atMost(Duration.ofMinutes(1)).until(() -> slow.running.get() == atOnce);
            var other = threads.submit(() -> passwords.hash("secret", client(2)));
            await().atMost(Duration.ofMinutes(1)).until(() -> slow.running.get() == atOnce + 1);
            assertThat(slow.mostAtOnce).hasValue(atOnce + 1);
            slow.end();
            assertThat(other).succeedsWithin(Duration.ofMinutes(1));
        }
    }

    @Test
    void letsAnotherClientOnNextWhereThereIsOneProcessor() throws Exception {
        var slow = new SlowEncoder();
        var passwords = new Passwords(slow, 1, Duration.ofMinutes(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); AutoCloseable _ = slow::end) {
            IntStream.range(0, 64).forEach(_ -> threads.submit(() -> passwords.hash("secret", client(1))));
            await().atMost(Duration.ofMinutes(1)).until(() -> slow.running.get() == 1);
            var other = new FutureTask<>(() -> passwords.hash("secret", client(2)));
            var waiting = Thread.ofPlatform().start(other);
            await().atMost(Duration.ofMinutes(1)).until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
            slow.release.release(2);
            assertThat(other.get()).isEqualTo("hash");
        }
    }

    @Test
    void releasesThePermitWhenHashingFails() {
        var passwords = new Passwords(new SlowEncoder(), 4, MAX_WAIT);
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> passwords.matches("secret", "hash", client(1)));
        }
    }

    private static ClientNetwork client(int number) {
        return new ClientNetwork("192.0.2." + number);
    }

    private static class SlowEncoder implements PasswordEncoder {

        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();
        private final Semaphore release = new Semaphore(0);

        void end() {
            release.release(1000);
        }

        @Override
        public String encode(CharSequence password) {
            mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                // Not for ever: a hash without a permit shall fail the test and not hang it.
                release.tryAcquire(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            running.decrementAndGet();
            return "hash";
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            throw new UnsupportedOperationException();
        }
    }
}
