package dev.pavedroad.user.signin;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.pavedroad.chassis.tasks.DurableTasks;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets failures that count no more: an email that somebody tried is not ours to keep. */
@Configuration(proxyBeanMethods = false)
class SignInTasks {

    // Far longer than the minute that counts, so that clocks that differ cannot matter.
    private static final Duration KEPT = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> forgetFailedSignIns(FailedSignIns failures, Clock clock) {
        return DurableTasks.recurring("forget-failed-sign-ins", KEPT,
                () -> failures.forget(clock.instant().minus(KEPT)));
    }
}
