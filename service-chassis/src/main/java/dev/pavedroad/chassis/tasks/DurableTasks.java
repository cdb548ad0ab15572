package dev.pavedroad.chassis.tasks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.pavedroad.chassis.observability.StoredTraces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Background work that no crash loses: a task is inserted in the transaction of what makes it necessary, and stays until
 * it has succeeded. A task is a name, which says what to do, and an id, which says to what.
 *
 * @see <a href="https://microservices.io/patterns/data/transactional-outbox.html">Transactional outbox</a>
 */
public class DurableTasks {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);

    private final SchedulerClient client;
    private final ObjectProvider<Scheduler> scheduler;
    private final TransactionTemplate savepoint;
    private final StoredTraces traces;
    private final Clock clock;

    DurableTasks(SchedulerClient client, ObjectProvider<Scheduler> scheduler, PlatformTransactionManager transactions,
            StoredTraces traces, Clock clock) {
        this.client = client;
        this.scheduler = scheduler;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.traces = traces;
        this.clock = clock;
    }

    /** Work that is tried until it succeeds, 1 s apart at first and never more than 10 s. Declare it as a bean. */
    public static OneTimeTask<String> untilDone(String name, Consumer<String> work) {
        return Tasks.oneTime(name, String.class)
                .onFailure(retryLater())
                .execute((instance, context) -> work.accept(instance.getId()));
    }

    /** Work that comes round for ever, one run after the other over all instances. Declare it as a bean. */
    public static RecurringTask<Void> recurring(String name, Duration pause, Runnable work) {
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((_, _) -> work.run());
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
        insert(TaskDescriptor.of(name, String.class).instance(id).data(trace).build(), clock.instant().plus(delay));
        if (delay.isZero()) {
            afterCommit(() -> scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions));
        }
    }

    // Who inserts it at the same moment makes this fail, which must not end the transaction that it is part of.
    private void insert(TaskInstance<?> task, Instant time) {
        try {
            savepoint.executeWithoutResult(_ -> client.scheduleIfNotExists(task, time));
        } catch (RuntimeException e) {
            if (client.getScheduledExecution(task).isEmpty()) {
                throw e;
            }
        }
    }

    /** Takes back a task that is no longer needed; one that runs right now goes on. */
    public void cancel(String name, String id) {
        try {
            client.cancel(TaskDescriptor.of(name).instanceId(id));
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException | ExecutionException _) {
            // It is done or taken back, or is being done at this moment: then it finds nothing to do.
        }
    }

    private static FailureHandler<String> retryLater() {
        return (failed, operations) -> {
            var failures = failed.getExecution().consecutiveFailures;
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
