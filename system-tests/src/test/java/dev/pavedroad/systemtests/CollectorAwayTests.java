package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A collector that never answers, or that nobody is at; every request of this system is traced to it. */
@LocalStackOnly
class CollectorAwayTests {

    private static final int ROUNDS = 6;
    private static final int REQUESTS = 60;

    private final Client customer = Client.newCustomer();

    @AfterEach
    void resume() {
        RunningSystem.traces().resume();
    }

    @Test
    void isNotNoticedByAnyRequestWhileItHangs() {
        isNotNoticed(OtlpReceiver::hang);
    }

    @Test
    void isNotNoticedByAnyRequestWhileItIsStopped() {
        isNotNoticed(OtlpReceiver::leave);
    }

    // Turn by turn, so that both see the machine at the same pace; only what is far apart is a finding.
    private void isNotNoticed(Consumer<OtlpReceiver> goAway) {
        var there = new ArrayList<Duration>();
        var away = new ArrayList<Duration>();
        for (var round = 0; round < ROUNDS; round++) {
            there.addAll(requests());
            goAway.accept(RunningSystem.traces());
            away.addAll(requests());
            RunningSystem.traces().resume();
        }
        System.out.printf("collector there: median %s, away: median %s%n", median(there), median(away));
        assertThat(median(away)).isLessThan(median(there).multipliedBy(2).plusMillis(5));
        // The shortest time-out of the exporter: no request has waited for one.
        assertThat(away).allMatch(it -> it.compareTo(Duration.ofSeconds(1)) < 0);
    }

    private List<Duration> requests() {
        return IntStream.range(0, REQUESTS).mapToObj(_ -> {
            var start = System.nanoTime();
            assertThat(customer.get("/api/orders").status()).isEqualTo(200);
            return Duration.ofNanos(System.nanoTime() - start);
        }).toList();
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
