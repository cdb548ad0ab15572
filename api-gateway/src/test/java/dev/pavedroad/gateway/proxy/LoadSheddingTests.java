package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LoadSheddingTests {

    private final List<Runnable> inASecond = new ArrayList<>();
    private final LoadShedding loadShedding = new LoadShedding(null, inASecond::add);

    @Test
    void areToldInOneLineASecondHoweverManyThereAre(CapturedOutput log) {
        refuse(50, "too many calls at a");
        refuse(2, "too many calls at b");
        assertThat(linesOf(log)).isEmpty();
        passASecond();
        assertThat(linesOf(log)).satisfiesExactly(
                it -> assertThat(it).endsWith("refused 50: too many calls at a"),
                it -> assertThat(it).endsWith("refused 2: too many calls at b"));
    }

    @Test
    void areToldAgainInTheNextSecond(CapturedOutput log) {
        refuse(3, "too many calls");
        passASecond();
        refuse(4, "too many calls");
        passASecond();
        passASecond();
        assertThat(linesOf(log)).satisfiesExactly(
                it -> assertThat(it).endsWith("refused 3: too many calls"),
                it -> assertThat(it).endsWith("refused 4: too many calls"));
    }

    private void refuse(int calls, String why) {
        IntStream.range(0, calls).forEach(_ -> loadShedding.because(why));
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
