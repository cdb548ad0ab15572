package dev.pavedroad.chassis.tasks;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures how much durable work is not done yet, and since when the oldest of it waits; the scheduler itself counts
 * attempts and failures. The figures are those of the service, the same at each of its instances.
 */
class Backlog implements MeterBinder {

    // All gauges are read at once, and the table is asked once for all of them.
    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Waiting(String taskName, long number, Instant oldest) {}

    private record Look(Instant at, Map<String, Waiting> waiting) {}

    private final List<String> tasks;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Look last = new Look(Instant.MIN, Map.of());

    Backlog(List<String> tasks, JdbcClient jdbc, Clock clock) {
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var task : tasks) {
            Gauge.builder("tasks.waiting", () -> number(task)).tag("task", task)
                    .description("Tasks that are not done yet").register(registry);
            TimeGauge.builder("tasks.oldest.age", () -> age(task).toMillis(), TimeUnit.MILLISECONDS).tag("task", task)
                    .description("Since when the oldest of them waits").register(registry);
        }
    }

    private long number(String task) {
        var waiting = look().get(task);
        return waiting == null ? 0 : waiting.number();
    }

    private Duration age(String task) {
        var waiting = look().get(task);
        return waiting == null ? Duration.ZERO : Duration.between(waiting.oldest(), clock.instant());
    }

    private Map<String, Waiting> look() {
        var now = clock.instant();
        var look = last;
        if (look.at().isBefore(now.minus(FRESH))) {
            look = new Look(now, ask());
            last = look;
        }
        return look.waiting();
    }

    private Map<String, Waiting> ask() {
        return jdbc.sql("""
                select task_name, count(*) as number, min(created_at) as oldest from scheduled_tasks group by task_name
                """).query(Waiting.class).stream().collect(Collectors.toMap(Waiting::taskName, it -> it));
    }
}
