package dev.pavedroad.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingLineTests {

    private static final Duration SOON = Duration.ofMillis(600);

    private long now = 42;
    private final WaitingLine line = new WaitingLine(SOON, () -> now);

    @Test
    void isForEverybodyUntilThereIsSomethingToJudgeBy() {
        assertThat(joining(1000)).isEqualTo(1000);
        pass(SOON);
        assertThat(joining(1000)).isEqualTo(1000);
    }

    @Test
    void isForNobodyWhileNothingEnds() {
        line.join();
        pass(SOON.plusNanos(1));
        assertThat(line.join()).isFalse();
    }

    @Test
    void isForThoseWhoCanExpectAPlaceSoon() {
        line.join();
        line.leave();
        pass(Duration.ofSeconds(1));
        ending(100);
        assertThat(joining(1000)).isEqualTo(60);
        line.leave();
        assertThat(joining(1000)).isEqualTo(1);
    }

    @Test
    void judgesByWhatHappensNow() {
        line.join();
        line.leave();
        for (var second = 0; second < 10; second++) {
            pass(Duration.ofSeconds(1));
            ending(1000);
            line.join();
            line.leave();
        }
        for (var second = 0; second < 20; second++) {
            pass(Duration.ofSeconds(1));
            ending(10);
            if (line.join()) {
                line.leave();
            }
        }
        assertThat(joining(1000)).isBetween(4, 8);
    }

    @Test
    void forgetsWhatWasWhenThereWasAPlaceWithoutIt() {
        line.join();
        line.leave();
        pass(Duration.ofHours(1));
        assertThat(line.join()).isFalse();
        line.isNotNeeded();
        assertThat(joining(1000)).isEqualTo(1000);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private void ending(int calls) {
        IntStream.range(0, calls).forEach(_ -> line.hasSeenOneEnd());
    }

    private int joining(int calls) {
        return (int) IntStream.range(0, calls).filter(_ -> line.join()).count();
    }
}
