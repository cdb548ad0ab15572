package dev.pavedroad.notification.delivery;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.pavedroad.chassis.tasks.DurableTasks;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The work that survives a crash. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryTasks {

    // A failed attempt is an ordinary end of a run; onFailure is for the database being away.
    @Bean
    CustomTask<String> deliver(Delivering delivering, DeliverySettings settings) {
        return Tasks.custom(Lanes.DELIVER, String.class)
                .onFailure((failed, operations) -> operations.reschedule(failed, failed.getTimeDone()
                        .plus(settings.waitAfter(failed.getExecution().consecutiveFailures + 1))))
                .execute((task, _) -> delivering.attempt(Long.parseLong(task.getId())));
    }

    @Bean
    RecurringTask<Void> forgetSent(Deliveries deliveries, DeliverySettings settings, Clock clock) {
        return DurableTasks.recurring("forget-sent", Duration.ofHours(6),
                () -> deliveries.forgetSent(clock.instant().minus(settings.keepSent())));
    }
}
