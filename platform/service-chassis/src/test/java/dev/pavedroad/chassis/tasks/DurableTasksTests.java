package dev.pavedroad.chassis.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurableTasksTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 4", "3, 8", "4, 10", "1000, 10"})
    void areTriedAgainAfterASecondAtFirstAndEveryTenSecondsAtLast(int failuresBefore, int seconds) {
        var task = DurableTasks.untilDone("work", _ -> {});
        var execution = new Execution(NOW, task.instance("1"));
        execution.consecutiveFailures = failuresBefore;
        var waits = new ArrayList<Duration>();
        task.getFailureHandler().onFailure(
                ExecutionComplete.failure(execution, NOW.minusSeconds(3), NOW, new IOException()),
                new ExecutionOperations<>(null, null, execution) {
                    @Override
                    public void reschedule(ExecutionComplete failed, Instant next) {
                        waits.add(Duration.between(NOW, next));
                    }
                });
        assertThat(waits).containsExactly(Duration.ofSeconds(seconds));
    }
}
