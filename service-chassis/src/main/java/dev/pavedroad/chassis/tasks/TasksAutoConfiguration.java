package dev.pavedroad.chassis.tasks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import dev.pavedroad.chassis.observability.StoredTraces;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/** For services with durable background work; they own the table {@code scheduled_tasks}. */
@AutoConfiguration(after = {DataSourceAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnClass({Scheduler.class, TransactionAwareDataSourceProxy.class})
@ConditionalOnBean(DataSource.class)
class TasksAutoConfiguration {

    // A client of its own: the scheduler needs the tasks, whose use cases need this to schedule more.
    @Bean
    DurableTasks durableTasks(DataSource dataSource, ObjectProvider<Scheduler> scheduler,
            PlatformTransactionManager transactions, StoredTraces traces, Clock clock) {
        var client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource)).build();
        return new DurableTasks(client, scheduler, transactions, traces, clock);
    }

    @Bean
    ExecutionInterceptor traceOfTasks(StoredTraces traces) {
        return new TraceOfTasks(traces);
    }

    // A recurring task is never done: its age says nothing.
    @Bean
    @ConditionalOnBean(JdbcClient.class)
    Backlog backlog(ObjectProvider<Task<?>> tasks, JdbcClient jdbc, Clock clock) {
        return new Backlog(tasks.stream().filter(it -> !(it instanceof RecurringTask<?>)).map(Task::getName).toList(),
                jdbc, clock);
    }
}
