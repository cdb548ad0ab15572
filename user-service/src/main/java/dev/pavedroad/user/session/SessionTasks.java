package dev.pavedroad.user.session;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.pavedroad.chassis.tasks.DurableTasks;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes tokens and sessions some time after they were last good. */
@Configuration(proxyBeanMethods = false)
class SessionTasks {

    private static final Duration PAUSE = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> forgetSpentTokens(Sessions sessions, SessionProperties settings, Clock clock) {
        return DurableTasks.purging("forget-spent-tokens", PAUSE,
                () -> sessions.forgetSpentTokens(clock.instant().minus(settings.keepEnded())));
    }

    @Bean
    RecurringTask<Void> forgetEndedSessions(Sessions sessions, SessionProperties settings, Clock clock) {
        return DurableTasks.purging("forget-ended-sessions", PAUSE,
                () -> sessions.forgetEnded(clock.instant().minus(settings.keepEnded())));
    }
}
