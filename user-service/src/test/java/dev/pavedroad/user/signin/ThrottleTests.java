package dev.pavedroad.user.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.user.Concurrently;
import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.signin.Verification.TooManyFailures;
import dev.pavedroad.user.signin.Verification.WrongCredentials;
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
        assertThat(at(0).check(email)).isEmpty();
        fail(1, 0);
        assertIsClosed(0);
    }

    @Test
    void saysWhenTheNextTryMayBeMade() {
        fail(1, 0);
        fail(9, 20);
        assertThat(at(45).check(email)).map(TooManyFailures::secondsToWait).contains(15L);
    }

    @Test
    void opensAgainAMinuteAfterTheFirstFailure() {
        fail(10, 0);
        assertIsClosed(59);
        assertThat(at(60).check(email)).isEmpty();
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
        assertThat(at(110).check(email)).isEmpty();
    }

    @Test
    void countsAnEmailInAnyCaseAndNoOther() {
        fail(10, 0);
        assertThat(at(0).check(email.toUpperCase())).isPresent();
        assertThat(at(0).check("x" + email)).isEmpty();
    }

    @Test
    void tellsTenOfManyThatTheyFailedAtOnce() {
        var told = Concurrently.times(32, () -> at(0).countFailure(email));
        assertThat(told.stream().filter(WrongCredentials.class::isInstance)).hasSize(10);
        assertThat(told.stream().filter(TooManyFailures.class::isInstance)).hasSize(22);
    }

    private void fail(int times, int second) {
        for (int i = 0; i < times; i++) {
            assertThat(at(second).countFailure(email)).isEqualTo(new WrongCredentials());
        }
    }

    private void assertIsClosed(int second) {
        assertThat(at(second).check(email)).isPresent();
        assertThat(at(second).countFailure(email)).isInstanceOf(TooManyFailures.class);
    }

    // A new one each time, as another instance of the service would have.
    private Throttle at(int second) {
        return new Throttle(failures, Clock.fixed(Instant.ofEpochSecond(1_800_000_000L + second), ZoneOffset.UTC));
    }
}
