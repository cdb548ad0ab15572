package dev.pavedroad.user.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.user.Concurrently;
import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.signin.Verification.TooManyFailures;
import dev.pavedroad.user.signin.Verification.WrongCredentials;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.data.jdbc.DataJdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@DataJdbcTest
@Import(FailedSignIns.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class ThrottleTests {

    private final FailedSignIns failures;
    private final String email = UserApi.anyEmail();
    private final List<FailureLimit> limits = List.of(new FailureLimit(email, 10));

    @Autowired
    ThrottleTests(FailedSignIns failures) {
        this.failures = failures;
    }

    @Test
    void letsTenTriesFail() {
        fail(9, 0);
        assertThat(at(0).check(limits)).isEmpty();
        fail(1, 0);
        assertIsClosed(0);
    }

    @Test
    void saysWhenTheNextTryMayBeMade() {
        fail(1, 0);
        fail(9, 20);
        assertThat(at(45).check(limits)).map(TooManyFailures::secondsToWait).contains(15L);
    }

    @Test
    void opensAgainAMinuteAfterTheFirstFailure() {
        fail(10, 0);
        assertIsClosed(59);
        assertThat(at(60).check(limits)).isEmpty();
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
        assertThat(at(110).check(limits)).isEmpty();
    }

    @Test
    void countsASubjectInAnyCaseAndNoOther() {
        fail(10, 0);
        assertThat(at(0).check(List.of(new FailureLimit(email.toUpperCase(), 10)))).isPresent();
        assertThat(at(0).check(List.of(new FailureLimit("x" + email, 10)))).isEmpty();
    }

    @Test
    void tellsTenOfManyThatTheyFailedAtOnce() {
        var told = Concurrently.times(32, () -> at(0).countFailure(limits));
        assertThat(told.stream().filter(WrongCredentials.class::isInstance)).hasSize(10);
        assertThat(told.stream().filter(TooManyFailures.class::isInstance)).hasSize(22);
    }

    @Test
    void countsByEachLimitUntilItIsReached() {
        var other = new FailureLimit("other " + email, 11);
        var both = List.of(limits.getFirst(), other);
        for (int i = 0; i < 10; i++) {
            assertThat(at(i).countFailure(both)).isEqualTo(new WrongCredentials());
        }
        assertThat(at(10).check(List.of(other))).isEmpty();
        assertThat(at(10).countFailure(both)).isInstanceOf(TooManyFailures.class);
        assertThat(at(10).check(List.of(other))).as("the eleventh by the other limit").isPresent();
        assertThat(at(10).check(both)).map(TooManyFailures::secondsToWait).contains(50L);
    }

    @Test
    void countsManyOfSeveralLimitsAtOnceWithoutADeadlock() {
        var other = new FailureLimit("other " + email, 1000);
        var told = Concurrently.times(32, () -> at(0).countFailure(
                Math.random() < 0.5 ? List.of(limits.getFirst(), other) : List.of(other, limits.getFirst())));
        assertThat(told.stream().filter(WrongCredentials.class::isInstance)).hasSize(10);
    }

    private void fail(int times, int second) {
        for (int i = 0; i < times; i++) {
            assertThat(at(second).countFailure(limits)).isEqualTo(new WrongCredentials());
        }
    }

    private void assertIsClosed(int second) {
        assertThat(at(second).check(limits)).isPresent();
        assertThat(at(second).countFailure(limits)).isInstanceOf(TooManyFailures.class);
    }

    // A new one each time, as another instance of the service would have.
    private Throttle at(int second) {
        return new Throttle(failures, Clock.fixed(Instant.ofEpochSecond(1_800_000_000L + second), ZoneOffset.UTC));
    }
}
