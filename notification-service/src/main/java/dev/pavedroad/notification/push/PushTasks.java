package dev.pavedroad.notification.push;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.pavedroad.chassis.tasks.DurableTasks;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes ended subscriptions after 90 days. */
@Configuration(proxyBeanMethods = false)
class PushTasks {

    // A later push gets the response 404 or 410 once more.
    private static final Duration RETENTION = Duration.ofDays(90);

    @Bean
    RecurringTask<Void> forgetEndedSubscriptions(EndedSubscriptions ended, Clock clock) {
        return DurableTasks.purging("forget-ended-subscriptions", Duration.ofHours(6),
                () -> ended.forget(clock.instant().minus(RETENTION)));
    }
}
