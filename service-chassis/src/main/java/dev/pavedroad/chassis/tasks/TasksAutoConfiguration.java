package dev.pavedroad.chassis.tasks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** For services with durable background work; they own the table {@code scheduled_tasks}. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass({Scheduler.class, TransactionAwareDataSourceProxy.class})
@ConditionalOnBean(DataSource.class)
class TasksAutoConfiguration {

    // A client of its own: the scheduler needs the tasks, whose use cases need this to schedule more.
    @Bean
    DurableTasks durableTasks(DataSource dataSource, ObjectProvider<Scheduler> scheduler, Clock clock) {
        var client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource)).build();
        return new DurableTasks(client, scheduler, clock);
    }
}
