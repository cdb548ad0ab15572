package dev.pavedroad.notification.push;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.pavedroad.chassis.tasks.DurableTasks;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Subscriptions that a push service has declared gone; nothing is pushed to them any more. */
@Component
class EndedSubscriptions {

    // Whoever is pushed to after that is told once more that it has ended.
    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient database;
    private final Clock clock;

    EndedSubscriptions(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(UUID orderId, String endpoint) {
        database.sql("""
                insert into ended_subscriptions (order_id, endpoint, ended_at) values (:orderId, :endpoint, :now)
                on conflict do nothing""")
                .param("orderId", orderId).param("endpoint", endpoint)
                .param("now", Timestamp.from(clock.instant())).update();
    }

    boolean contains(UUID orderId, String endpoint) {
        return database.sql("""
                select exists (select from ended_subscriptions where order_id = :orderId and endpoint = :endpoint)""")
                .param("orderId", orderId).param("endpoint", endpoint).query(Boolean.class).single();
    }

    private int forgetOld() {
        return database.sql("delete from ended_subscriptions where ended_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT))).update();
    }

    @Configuration(proxyBeanMethods = false)
    static class Forgetting {

        @Bean
        RecurringTask<Void> forgetEndedSubscriptions(EndedSubscriptions ended) {
            return DurableTasks.recurring("forget-ended-subscriptions", Duration.ofHours(6), ended::forgetOld);
        }
    }
}
