package dev.pavedroad.chassis.tasks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.pavedroad.chassis.observability.StoredTraces;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Background work that no crash loses: a task is inserted in the transaction of what makes it necessary, and stays until
 * it has succeeded; one that is refused again and again stays too, but is not tried any more until an operator says so.
 * A task is a name, which says what to do, and an id, which says to what.
 *
 * @see <a href="https://microservices.io/patterns/data/transactional-outbox.html">Transactional outbox</a>
 */
public class DurableTasks {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);
    // A minute and a half: longer than a callee and a map need to be replaced, one after the other.
    private static final int MAX_ATTEMPTS_IF_REFUSED = 12;

    /** The time of the next attempt of a task that was given up. */
    static final Instant GIVEN_UP = Instant.parse("9999-01-01T00:00:00Z");

    private static final Logger log = LoggerFactory.getLogger(DurableTasks.class);
    private static final TaskData DATA = new TaskData();

    private final JdbcClient jdbc;
    private final ObjectProvider<Scheduler> scheduler;
    private final StoredTraces traces;
    private final Clock clock;

    DurableTasks(JdbcClient jdbc, ObjectProvider<Scheduler> scheduler, StoredTraces traces, Clock clock) {
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Work that is tried until it succeeds, 1 s apart at first and never more than 10 s. Declare it as a bean.
     *
     * @param refused tells failures that another attempt would end in too; the task is given up after some
     */
    public static OneTimeTask<String> untilDone(String name, Predicate<Throwable> refused, Consumer<String> work) {
        return Tasks.oneTime(name, String.class)
                .onFailure(retryLater(refused))
                .execute((instance, context) -> work.accept(instance.getId()));
    }

    /** Work that comes round for ever, one run after the other over all instances. Declare it as a bean. */
    public static RecurringTask<Void> recurring(String name, Duration pause, Runnable work) {
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((_, _) -> work.run());
    }

    /**
     * Deletes what is old, round after round for ever. Declare it as a bean.
     *
     * @param batch deletes some of it, few enough for the time that a statement has, and returns how many; it is repeated
     *              until there are none
     */
    public static RecurringTask<Void> purging(String name, Duration pause, IntSupplier batch) {
        return recurring(name, pause, () -> {
            while (batch.getAsInt() > 0) {
                // The next batch.
            }
        });
    }

    /**
     * Inserts a task, in the present transaction if there is one; one that is there already stays as it is. Its work
     * continues the present trace.
     */
    public void schedule(String name, String id, Duration delay) {
        schedule(name, id, delay, traces.present());
    }

    /** Inserts a task whose work continues this stored trace, or none when it is {@code null}. */
    public void schedule(String name, String id, Duration delay, String trace) {
        insert(name, id, trace, clock.instant().plus(delay));
        if (delay.isZero()) {
            afterCommit(() -> scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions));
        }
    }

    // The scheduler's client looks first and needs a savepoint for when somebody else inserts meanwhile: four round
    // trips, of which one is enough.
    private void insert(String name, String id, String trace, Instant time) {
        jdbc.sql("""
                insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                values (:name, :id, :data, :time, false, 1)
                on conflict (task_name, task_instance) do nothing""")
                .param("name", name).param("id", id)
                .param("data", DATA.serialize(trace), Types.BINARY)
                .param("time", Timestamp.from(time)).update();
    }

    /** Takes back a task that is no longer needed; one that runs right now goes on. */
    public void cancel(String name, String id) {
        jdbc.sql("delete from scheduled_tasks where task_name = :name and task_instance = :id and not picked")
                .param("name", name).param("id", id).update();
    }

    private static FailureHandler<String> retryLater(Predicate<Throwable> refused) {
        return (failed, operations) -> {
            var failures = failed.getExecution().consecutiveFailures;
            if (failures + 1 >= MAX_ATTEMPTS_IF_REFUSED && failed.getCause().filter(refused).isPresent()) {
                log.error("task given up after {} attempts task={} id={}: {}", failures + 1,
                        failed.getExecution().getTaskName(), failed.getExecution().getId(),
                        failed.getCause().get().getMessage());
                operations.reschedule(failed, GIVEN_UP);
                return;
            }
            var wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10));
            var bounded = wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY;
            operations.reschedule(failed, failed.getTimeDone().plus(bounded));
        };
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
