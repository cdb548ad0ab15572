package dev.pavedroad.order.ordering;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.pavedroad.chassis.tasks.DurableTasks;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes refused orders when their retention is over; all others are what the shop has sold, and stay. */
@Configuration(proxyBeanMethods = false)
class OrderRetention {

    private static final Duration PAUSE = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> forgetRejectedOrders(JdbcClient jdbc, OrderingProperties settings, Clock clock) {
        return DurableTasks.purging("forget-rejected-orders", PAUSE,
                () -> forget(jdbc, clock.instant().minus(settings.keepRejected())));
    }

    private static int forget(JdbcClient jdbc, Instant before) {
        return jdbc.sql("""
                with old as (
                    select id from orders where status = 'REJECTED' and created_at < :before and not exists
                        (select from announcements where order_id = orders.id and taken_at is null)
                    order by created_at limit 1000
                ), old_lines as (delete from order_lines using old where order_id = old.id
                ), old_history as (delete from order_history using old where order_id = old.id
                ), old_announcements as (delete from announcements using old where order_id = old.id
                ), old_subscriptions as (delete from push_subscriptions using old where order_id = old.id)
                delete from orders using old where orders.id = old.id""")
                .param("before", Timestamp.from(before)).update();
    }
}
