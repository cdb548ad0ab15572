package dev.pavedroad.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.pavedroad.notification.DeliveringTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeliveringTest
class RetentionTests {

    private final UUID order = UUID.randomUUID();

    @Autowired
    private SchedulerClient scheduler;
    @Autowired
    private JdbcClient database;

    @Test
    void forgetsNotificationsThatFailed90DaysAgoAndKeepsWhatIsStillToBeSent() {
        add("ORDER_CONFIRMED", 91, "FAILED");
        add("ORDER_SHIPPED", 91, "FAILED", "QUEUED");
        add("ORDER_CANCELLED", 91, "FAILED", "SENT");
        add("ORDER_DELIVERED", 89, "FAILED");
        run("forget-failed");
        await().untilAsserted(() -> assertThat(database.sql("select type from notifications where order_id = ?")
                .param(order).query(String.class).list())
                .containsExactlyInAnyOrder("ORDER_SHIPPED", "ORDER_DELIVERED"));
    }

    // Each batch is over in a moment, as every statement has to be.
    @Test
    void forgetsMoreThanOneBatch() {
        database.sql("""
                with old as (
                    insert into notifications
                        (id, order_id, type, recipient_name, recipient_email, order_view, accepted_at)
                    select gen_random_uuid(), gen_random_uuid(), 'ORDER_CONFIRMED', 'Ada', 'batch@example.com', '{}',
                        now() - interval '100 days'
                    from generate_series(1, 2500) returning id, order_id)
                insert into deliveries (notification_id, order_id, channel, status, queued_at, changed_at)
                select id, order_id, 'EMAIL', 'FAILED', now(), now() - interval '91 days' from old""").update();
        run("forget-failed");
        await().untilAsserted(() -> assertThat(database
                .sql("select count(*) from notifications where recipient_email = 'batch@example.com'")
                .query(Integer.class).single()).isZero());
    }

    private void add(String type, int days, String... statuses) {
        var id = UUID.randomUUID();
        database.sql("""
                insert into notifications (id, order_id, type, recipient_name, recipient_email, order_view, accepted_at)
                values (?, ?, ?, 'Ada', 'ada@example.com', '{}', now() - interval '100 days')""")
                .params(id, order, type).update();
        var channels = List.of(Channel.EMAIL, Channel.PUSH);
        for (var channel = 0; channel < statuses.length; channel++) {
            database.sql("""
                    insert into deliveries (notification_id, order_id, channel, status, queued_at, changed_at)
                    values (?, ?, ?, ?, now(), now() - make_interval(days => ?))""")
                    .params(id, order, channels.get(channel).name(), statuses[channel], days).update();
        }
    }

    // It has run when the service started; the next time is hours away.
    private void run(String task) {
        await().ignoreExceptions().until(() -> scheduler
                .reschedule(TaskInstanceId.of(task, "recurring"), Instant.now()));
    }
}
