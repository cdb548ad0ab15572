package dev.pavedroad.chassis.tasks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures how much durable work is not done yet, since when the oldest of it waits, and how much was given up; the
 * scheduler itself counts attempts and failures. The figures are those of the service, the same at each of its instances.
 */
class Backlog implements MeterBinder {

    // All gauges are read at once, and the table is asked once for all of them; a database that is away, too.
    private static final Duration CACHE_TTL = Duration.ofSeconds(1);

    private record Waiting(String taskName, long number, Instant oldest, long givenUp) {}

    private final List<String> tasks;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cache<String, Optional<Map<String, Waiting>>> table;

    Backlog(List<String> tasks, JdbcClient jdbc, Clock clock) {
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.clock = clock;
        this.table = Caffeine.newBuilder().expireAfterWrite(CACHE_TTL)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())).build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var task : tasks) {
            Gauge.builder("tasks.waiting", () -> figure(task, Waiting::number)).tag("task", task)
                    .description("Tasks that are not done yet").register(registry);
            TimeGauge.builder("tasks.oldest.age", () -> figure(task, this::age), TimeUnit.MILLISECONDS)
                    .tag("task", task).description("Since when the oldest of them waits").register(registry);
            Gauge.builder("tasks.given.up", () -> figure(task, Waiting::givenUp)).tag("task", task)
                    .description("Tasks that are not tried any more, until an operator says so").register(registry);
        }
    }

    private double age(Waiting waiting) {
        return waiting.oldest() == null ? 0 : Duration.between(waiting.oldest(), clock.instant()).toMillis();
    }

    private double figure(String task, ToDoubleFunction<Waiting> figure) {
        return table.get("scheduled_tasks", _ -> ask())
                .map(all -> all.containsKey(task) ? figure.applyAsDouble(all.get(task)) : 0.0).orElse(Double.NaN);
    }

    // Empty when nobody knows.
    private Optional<Map<String, Waiting>> ask() {
        try {
            // Not a stream, which would keep its connection until somebody closes it.
            return Optional.of(jdbc.sql("""
                    select task_name, count(*) filter (where execution_time < :givenUp) as number,
                        min(created_at) filter (where execution_time < :givenUp) as oldest,
                        count(*) filter (where execution_time >= :givenUp) as given_up
                    from scheduled_tasks group by task_name""")
                    .param("givenUp", Timestamp.from(DurableTasks.GIVEN_UP))
                    .query(Waiting.class).list().stream().collect(Collectors.toMap(Waiting::taskName, it -> it)));
        } catch (DataAccessException _) {
            return Optional.empty();
        }
    }
}
