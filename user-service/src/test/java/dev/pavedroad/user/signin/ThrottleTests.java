package dev.pavedroad.user.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.pavedroad.user.Concurrently;
import dev.pavedroad.user.UserApi;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.data.jdbc.DataJdbcTest;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@DataJdbcTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class ThrottleTests {

    private final FailedSignIns failures;
    private final String email = UserApi.anyEmail();

    @Autowired
    ThrottleTests(FailedSignIns failures) {
        this.failures = failures;
    }

    @Test
    void letsTenTriesFail() {
        fail(9, 0);
        assertThatNoException().isThrownBy(() -> at(0).check(email));
        fail(1, 0);
        assertIsClosed(0);
    }

    @Test
    void saysWhenTheNextTryMayBeMade() {
        fail(1, 0);
        fail(9, 20);
        assertThatExceptionOfType(TooManyFailuresException.class).isThrownBy(() -> at(45).check(email))
                .satisfies(it -> assertThat(it.secondsToWait()).isEqualTo(15));
    }

    @Test
    void opensAgainAMinuteAfterTheFirstFailure() {
        fail(10, 0);
        assertIsClosed(59);
        assertThatNoException().isThrownBy(() -> at(60).check(email));
        fail(10, 60);
        assertIsClosed(61);
    }

    @Test
    void countsTheLastMinuteWheneverItBegan() {
        fail(1, 0);
        fail(5, 50);
        fail(5, 65);
        assertIsClosed(66);
        assertIsClosed(109);
        assertThatNoException().isThrownBy(() -> at(110).check(email));
    }

    @Test
    void countsAnEmailInAnyCaseAndNoOther() {
        fail(10, 0);
        assertThatExceptionOfType(TooManyFailuresException.class)
                .isThrownBy(() -> at(0).check(email.toUpperCase()));
        assertThatNoException().isThrownBy(() -> at(0).check("x" + email));
    }

    @Test
    void tellsTenOfManyThatTheyFailedAtOnce() {
        var told = Concurrently.times(32, () -> {
            try {
                at(0).countFailure(email);
                return true;
            } catch (TooManyFailuresException _) {
                return false;
            }
        });
        assertThat(told.stream().filter(it -> it)).hasSize(10);
    }

    private void fail(int times, int second) {
        for (int i = 0; i < times; i++) {
            at(second).countFailure(email);
        }
    }

    private void assertIsClosed(int second) {
        assertThatExceptionOfType(TooManyFailuresException.class).isThrownBy(() -> at(second).check(email));
        assertThatExceptionOfType(TooManyFailuresException.class).isThrownBy(() -> at(second).countFailure(email));
    }

    // A new one each time, as another instance of the service would have.
    private Throttle at(int second) {
        return new Throttle(failures, Clock.fixed(Instant.ofEpochSecond(1_800_000_000L + second), ZoneOffset.UTC));
    }
}
