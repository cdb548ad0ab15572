package dev.pavedroad.user.signin;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.pavedroad.chassis.tasks.DurableTasks;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes failures that no longer count: an email that was only tried is not ours to keep. */
@Configuration(proxyBeanMethods = false)
class SignInTasks {

    // Far longer than the minute that counts, so that clocks that differ cannot matter.
    private static final Duration RETENTION = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> forgetFailedSignIns(FailedSignIns failures, Clock clock) {
        return DurableTasks.purging("forget-failed-sign-ins", RETENTION,
                () -> failures.forget(clock.instant().minus(RETENTION)));
    }
}
