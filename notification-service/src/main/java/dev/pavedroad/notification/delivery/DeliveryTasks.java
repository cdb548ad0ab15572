package dev.pavedroad.notification.delivery;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.pavedroad.chassis.tasks.DurableTasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background work: deliveries, and the deletion of old notifications. */
@Configuration(proxyBeanMethods = false)
class DeliveryTasks {

    // A failed attempt is an ordinary end of a run; onFailure is for the database being away.
    @Bean
    CustomTask<String> deliver(RecipientLimit limit, DeliveryWorker worker, DeliveryProperties settings) {
        return Tasks.custom(DeliveryQueues.DELIVER, String.class)
                .onFailure((failed, operations) -> operations.reschedule(failed, failed.getTimeDone()
                        .plus(settings.waitAfter(failed.getExecution().consecutiveFailures + 1))))
                .execute((task, _) -> attempt(Long.parseLong(task.getId()), limit, worker));
    }

    private static CompletionHandler<String> attempt(long position, RecipientLimit limit, DeliveryWorker worker) {
        return limit.waitUntil(position).map(DeliveryTasks::runAgainAt).orElseGet(() -> worker.attempt(position));
    }

    private static CompletionHandler<String> runAgainAt(Instant time) {
        return (done, operations) -> operations.reschedule(done, time);
    }

    @Bean
    RecurringTask<Void> forgetSent(Deliveries deliveries, DeliveryProperties settings, Clock clock) {
        return DurableTasks.purging("forget-sent", Duration.ofHours(6),
                () -> deliveries.forgetSent(clock.instant().minus(settings.keepSent())));
    }

    @Bean
    RecurringTask<Void> forgetFailed(Deliveries deliveries, DeliveryProperties settings, Clock clock) {
        return DurableTasks.purging("forget-failed", Duration.ofHours(6),
                () -> deliveries.forgetFailed(clock.instant().minus(settings.keepFailed())));
    }
}
