package dev.pavedroad.order.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.pavedroad.order.OrderServiceTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderServiceTest
class RetentionTests {

    private final UUID order = UUID.randomUUID();

    @Autowired
    private SchedulerClient scheduler;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void forgetsIdempotencyKeysAfter24HoursAndNotBefore() {
        addKey("old", "24 hours 2 minutes");
        addKey("good", "23 hours 59 minutes");
        run("forget-idempotency-keys");
        await().untilAsserted(() -> assertThat(
                jdbc.sql("select key from idempotency_keys where order_id = ?").param(order).query(String.class).list())
                .containsExactly("good"));
    }

    @Test
    void forgetsAnnouncementsTakenLongAgoAndKeepsThoseThatAreStillToBeMade() {
        jdbc.sql("""
                insert into orders (id, version, customer_id, customer_email, customer_name, status, created_at)
                values (?, 0, ?, 'ada@example.com', 'Ada', 'DELIVERED', now() - interval '1 year')
                """).params(order, UUID.randomUUID()).update();
        addAnnouncement(1, "now() - interval '91 days'");
        addAnnouncement(2, "now() - interval '89 days'");
        addAnnouncement(3, "null");
        run("forget-taken-announcements");
        await().untilAsserted(() -> assertThat(
                jdbc.sql("select sequence from announcements where order_id = ? order by 1").param(order)
                        .query(Integer.class).list())
                .containsExactly(2, 3));
    }

    private void addKey(String key, String age) {
        jdbc.sql("""
                insert into idempotency_keys (customer_id, key, fingerprint, order_id, created_at)
                values (?, ?, '', ?, now() - cast(? as interval))
                """).params(UUID.randomUUID(), key, order, age).update();
    }

    private void addAnnouncement(int sequence, String takenAt) {
        jdbc.sql("insert into announcements (id, order_id, sequence, body, taken_at) values (?, ?, ?, '', %s)"
                .formatted(takenAt)).params(UUID.randomUUID(), order, sequence).update();
    }

    // It has run when the service started; the next time is hours away.
    private void run(String task) {
        await().ignoreExceptions().until(() -> scheduler
                .reschedule(TaskInstanceId.of(task, "recurring"), Instant.now()));
    }
}
