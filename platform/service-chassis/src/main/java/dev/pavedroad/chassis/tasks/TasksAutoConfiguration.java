package dev.pavedroad.chassis.tasks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.pavedroad.chassis.observability.StoredTraces;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For services with durable background work; they own the table {@code scheduled_tasks}. */
@AutoConfiguration(after = {DataSourceAutoConfiguration.class, JdbcClientAutoConfiguration.class},
        before = DbSchedulerAutoConfiguration.class)
@ConditionalOnClass({Scheduler.class, JdbcClient.class})
@ConditionalOnBean(DataSource.class)
class TasksAutoConfiguration {

    // Not the scheduler's own client: the scheduler needs the tasks, whose use cases need this to schedule more.
    @Bean
    @ConditionalOnBean(JdbcClient.class)
    DurableTasks durableTasks(JdbcClient jdbc, ObjectProvider<Scheduler> scheduler, StoredTraces traces, Clock clock) {
        return new DurableTasks(jdbc, scheduler, traces, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    DbSchedulerCustomizer taskData() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new TaskData());
            }
        };
    }

    @Bean
    @ConditionalOnBean(JdbcClient.class)
    @ConditionalOnAvailableEndpoint
    FailedTasksEndpoint failedTasksEndpoint(JdbcClient jdbc, Clock clock) {
        return new FailedTasksEndpoint(jdbc, clock);
    }

    // Each try of a task is a span in the trace that the task was scheduled in.
    @Bean
    ExecutionInterceptor traceOfTasks(StoredTraces traces) {
        return (task, context, chain) -> task.getData() instanceof String trace
                ? traces.continued(task.getTaskName(), trace, () -> chain.proceed(task, context))
                : chain.proceed(task, context);
    }

    // A recurring task is never done: its age says nothing.
    @Bean
    @ConditionalOnBean(JdbcClient.class)
    Backlog backlog(ObjectProvider<Task<?>> tasks, JdbcClient jdbc, Clock clock) {
        return new Backlog(tasks.stream().filter(it -> !(it instanceof RecurringTask<?>)).map(Task::getName).toList(),
                jdbc, clock);
    }
}
