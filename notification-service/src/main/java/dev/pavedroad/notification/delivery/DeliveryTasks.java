package dev.pavedroad.notification.delivery;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.pavedroad.chassis.tasks.DurableTasks;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background work: deliveries, and the deletion of old notifications. */
@Configuration(proxyBeanMethods = false)
class DeliveryTasks {

    // A failed attempt is an ordinary end of a run; onFailure is for the database being away.
    @Bean
    CustomTask<String> deliver(DeliveryWorker worker, DeliveryProperties settings) {
        return Tasks.custom(DeliveryQueues.DELIVER, String.class)
                .onFailure((failed, operations) -> operations.reschedule(failed, failed.getTimeDone()
                        .plus(settings.waitAfter(failed.getExecution().consecutiveFailures + 1))))
                .execute((task, _) -> worker.attempt(Long.parseLong(task.getId())));
    }

    @Bean
    RecurringTask<Void> forgetSent(Deliveries deliveries, DeliveryProperties settings, Clock clock) {
        return DurableTasks.recurring("forget-sent", Duration.ofHours(6),
                () -> deliveries.forgetSent(clock.instant().minus(settings.keepSent())));
    }
}
