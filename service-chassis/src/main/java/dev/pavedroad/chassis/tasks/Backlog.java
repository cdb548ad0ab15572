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
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures how much durable work is not done yet, and since when the oldest of it waits; the scheduler itself counts
 * attempts and failures. The figures are those of the service, the same at each of its instances.
 */
class Backlog implements MeterBinder {

    // All gauges are read at once, and the table is asked once for all of them; a database that is away, too.
    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Waiting(String taskName, long number, Instant oldest) {}

    /** @param waiting {@code null} when nobody knows */
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
            Gauge.builder("tasks.waiting", () -> figure(task, Waiting::number)).tag("task", task)
                    .description("Tasks that are not done yet").register(registry);
            TimeGauge.builder("tasks.oldest.age", () -> figure(task, this::age), TimeUnit.MILLISECONDS)
                    .tag("task", task).description("Since when the oldest of them waits").register(registry);
        }
    }

    private double age(Waiting waiting) {
        return Duration.between(waiting.oldest(), clock.instant()).toMillis();
    }

    private double figure(String task, ToDoubleFunction<Waiting> figure) {
        var look = look();
        if (look.waiting() == null) {
            return Double.NaN;
        }
        var waiting = look.waiting().get(task);
        return waiting == null ? 0 : figure.applyAsDouble(waiting);
    }

    private Look look() {
        var look = last;
        if (look.at().isBefore(clock.instant().minus(FRESH))) {
            var waiting = ask();
            look = new Look(clock.instant(), waiting);
            last = look;
        }
        return look;
    }

    private Map<String, Waiting> ask() {
        try {
            // Not a stream, which would keep its connection until somebody closes it.
            return jdbc.sql("""
                    select task_name, count(*) as number, min(created_at) as oldest from scheduled_tasks
                    group by task_name""")
                    .query(Waiting.class).list().stream().collect(Collectors.toMap(Waiting::taskName, it -> it));
        } catch (DataAccessException _) {
            return null;
        }
    }
}
