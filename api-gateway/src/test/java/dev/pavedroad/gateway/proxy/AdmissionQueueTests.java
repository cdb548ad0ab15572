package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionQueueTests {

    private static final Duration SOON = Duration.ofMillis(600);

    private long now = 42;
    private final AdmissionQueue queue = new AdmissionQueue(SOON, () -> now);

    @Test
    void isForEverybodyUntilThereIsSomethingToJudgeBy() {
        assertThat(joining(1000)).isEqualTo(1000);
        pass(SOON);
        assertThat(joining(1000)).isEqualTo(1000);
    }

    @Test
    void isForNobodyWhileNothingEnds() {
        queue.join();
        pass(SOON.plusNanos(1));
        assertThat(queue.join()).isFalse();
    }

    @Test
    void isForThoseWhoCanExpectAPlaceSoon() {
        queue.join();
        queue.leave();
        pass(Duration.ofSeconds(1));
        ending(100);
        assertThat(joining(1000)).isEqualTo(60);
        queue.leave();
        assertThat(joining(1000)).isEqualTo(1);
    }

    @Test
    void judgesByWhatHappensNow() {
        queue.join();
        queue.leave();
        for (var second = 0; second < 10; second++) {
            pass(Duration.ofSeconds(1));
            ending(1000);
            queue.join();
            queue.leave();
        }
        for (var second = 0; second < 20; second++) {
            pass(Duration.ofSeconds(1));
            ending(10);
            if (queue.join()) {
                queue.leave();
            }
        }
        assertThat(joining(1000)).isBetween(4, 8);
    }

    @Test
    void forgetsWhatWasWhenThereWasAPlaceWithoutIt() {
        queue.join();
        queue.leave();
        pass(Duration.ofHours(1));
        assertThat(queue.join()).isFalse();
        queue.reset();
        assertThat(joining(1000)).isEqualTo(1000);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private void ending(int calls) {
        IntStream.range(0, calls).forEach(_ -> queue.recordCompletion());
    }

    private int joining(int calls) {
        return (int) IntStream.range(0, calls).filter(_ -> queue.join()).count();
    }
}
