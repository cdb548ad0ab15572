package dev.pavedroad.chassis.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurableTasksTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 4", "3, 8", "4, 10", "1000, 10"})
    void areTriedAgainAfterASecondAtFirstAndEveryTenSecondsAtLast(int failuresBefore, int seconds) {
        assertThat(next(failuresBefore, new IOException())).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void areGivenUpWhenTheyAreRefusedAgainAndAgain() {
        assertThat(next(10, new SecurityException())).isEqualTo(NOW.plusSeconds(10));
        assertThat(next(11, new SecurityException())).isEqualTo(DurableTasks.GIVEN_UP);
        // After an outage that was longer.
        assertThat(next(1000, new SecurityException())).isEqualTo(DurableTasks.GIVEN_UP);
    }

    private static Instant next(int failuresBefore, Exception failure) {
        var task = DurableTasks.untilDone("work", SecurityException.class::isInstance, _ -> {});
        var execution = new Execution(NOW, task.instance("1"));
        execution.consecutiveFailures = failuresBefore;
        var times = new ArrayList<Instant>();
        task.getFailureHandler().onFailure(
                ExecutionComplete.failure(execution, NOW.minusSeconds(3), NOW, failure),
                new ExecutionOperations<>(null, null, execution) {
                    @Override
                    public void reschedule(ExecutionComplete failed, Instant next) {
                        times.add(next);
                    }
                });
        assertThat(times).hasSize(1);
        return times.getFirst();
    }
}
