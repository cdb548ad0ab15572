package dev.pavedroad.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RefusalsTests {

    private final List<Runnable> inASecond = new ArrayList<>();
    private final Refusals refusals = new Refusals(null, inASecond::add);

    @Test
    void areToldInOneLineASecondHoweverManyThereAre(CapturedOutput log) {
        refuse(50, "no place at a");
        refuse(2, "no place at b");
        assertThat(linesOf(log)).isEmpty();
        passASecond();
        assertThat(linesOf(log)).satisfiesExactly(
                it -> assertThat(it).endsWith("refused 50: no place at a"),
                it -> assertThat(it).endsWith("refused 2: no place at b"));
    }

    @Test
    void areToldAgainInTheNextSecond(CapturedOutput log) {
        refuse(3, "no place");
        passASecond();
        refuse(4, "no place");
        passASecond();
        passASecond();
        assertThat(linesOf(log)).satisfiesExactly(
                it -> assertThat(it).endsWith("refused 3: no place"),
                it -> assertThat(it).endsWith("refused 4: no place"));
    }

    private void refuse(int calls, String why) {
        IntStream.range(0, calls).forEach(_ -> refusals.because(why));
    }

    private void passASecond() {
        var due = List.copyOf(inASecond);
        inASecond.clear();
        due.forEach(Runnable::run);
    }

    private static List<String> linesOf(CapturedOutput log) {
        return log.getOut().lines().filter(it -> it.contains("refused")).toList();
    }
}
