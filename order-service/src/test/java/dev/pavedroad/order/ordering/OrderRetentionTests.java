package dev.pavedroad.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OrderRetentionTests extends OpenShop {

    private final UUID customer = UUID.randomUUID();

    @Autowired
    private SchedulerClient scheduler;

    @Test
    void forgetsRefusedOrdersAfter90DaysAndNoOther() {
        var old = add("REJECTED", 91, "now()");
        var young = add("REJECTED", 89, "now()");
        var untold = add("REJECTED", 91, "null");
        var sold = add("DELIVERED", 1000, "now()");
        // It has run when the service started; the next time is an hour away.
        await().ignoreExceptions().until(() -> scheduler.reschedule(
                TaskInstanceId.of("forget-rejected-orders", "recurring"), Instant.now()));
        await().untilAsserted(() -> assertThat(
                jdbc.sql("select id from orders where customer_id = ?").param(customer).query(UUID.class).list())
                .containsExactlyInAnyOrder(young, untold, sold));
        for (var table : new String[]{"order_lines", "order_history", "announcements", "push_subscriptions"}) {
            assertThat(rows(table, old)).as(table).isZero();
            assertThat(rows(table, young)).as(table).isEqualTo(1);
        }
    }

    private UUID add(String status, int days, String takenAt) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                with added as (
                    insert into orders (id, version, customer_id, customer_email, customer_name, status, created_at)
                    values (:id, 0, :customer, 'ada@example.com', 'Ada', :status, now() - make_interval(days => :days))
                ), lines as (
                    insert into order_lines (order_id, position, product_id, quantity) values (:id, 0, :id, 1)
                ), history as (
                    insert into order_history (order_id, position, status, at) values (:id, 0, 'PENDING', now())
                ), subscription as (
                    insert into push_subscriptions (order_id, endpoint, p256dh, auth, subscribed_at)
                    values (:id, '', '', '', now())
                )
                insert into announcements (id, order_id, sequence, body, taken_at) values (:id, :id, 2, '', %s)"""
                .formatted(takenAt)).param("id", id).param("customer", customer).param("status", status)
                .param("days", days).update();
        return id;
    }

    private int rows(String table, UUID order) {
        return jdbc.sql("select count(*) from %s where order_id = ?".formatted(table)).param(order)
                .query(Integer.class).single();
    }
}
