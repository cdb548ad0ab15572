package dev.pavedroad.order.ordering;

import static dev.pavedroad.order.ordering.Shop.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an outage of product-service leaves behind: {@code -Dbacklog.tasks=180000 -Dbacklog.delay=0} for that of an hour at
 * 50 orders a second.
 */
class RecoveryBacklogTests extends OpenShop {

    private static final Logger log = LoggerFactory.getLogger(RecoveryBacklogTests.class);
    private static final int TASKS = Integer.getInteger("backlog.tasks", 200);
    private static final int DELAY = Integer.getInteger("backlog.delay", 200);

    private static final int BATCH = 5_000;
    private static final Duration TIME_TO_DRAIN = Duration.ofHours(2);

    private final UUID customer = UUID.randomUUID();

    @AfterEach
    void makeNeighboursQuick() {
        neighbours.setGlobalFixedDelay(0);
    }

    @Test
    void drainsBesideFreshOrdersWhichAreConfirmedMeanwhile() {
        neighbours.setGlobalFixedDelay(DELAY);
        // In parts that the database stores within the socket timeout.
        for (var tasks = TASKS; tasks > 0; tasks -= BATCH) {
            leaveBacklog(Math.min(tasks, BATCH));
        }
        var start = System.nanoTime();
        var fresh = 0;
        while (waiting("settle-order") > TASKS / 3) {
            assertThat(shop.place(items(UUID.randomUUID(), 1))).as("fresh order %d", ++fresh).hasStatus(201);
            // The stub remembers all requests.
            neighbours.resetRequests();
        }
        assertThat(fresh).isPositive();
        await().atMost(TIME_TO_DRAIN).pollInterval(Duration.ofMillis(200)).until(() -> waiting("settle-order") == 0);
        log.info("{} orders settled in {} s beside {} fresh ones", TASKS, secondsSince(start), fresh);
        await().atMost(TIME_TO_DRAIN).pollInterval(Duration.ofMillis(200)).until(() -> {
            neighbours.resetRequests();
            return waiting("relay-announcements") == 0;
        });
        log.info("and announced in {} s", secondsSince(start));
        assertThat(jdbc.sql("select count(*) from orders where customer_id = ? and status = 'CONFIRMED'")
                .param(customer).query(Integer.class).single()).isEqualTo(TASKS);
    }

    private void leaveBacklog(int tasks) {
        jdbc.sql(
                """
                        with pending as (
                            insert into orders (id, version, customer_id, customer_email, customer_name, status, created_at, units)
                            select gen_random_uuid(), 0, :customer, 'ada@example.com', 'Ada', 'PENDING', now(), 1
                            from generate_series(1, :tasks) returning id
                        ), lines as (
                            insert into order_lines (order_id, position, product_id, quantity)
                            select id, 0, gen_random_uuid(), 1 from pending
                        ), history as (
                            insert into order_history (order_id, position, status, at) select id, 0, 'PENDING', now() from pending
                        )
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        select 'settle-order', id, now(), false, 1 from pending""")
                .param("customer", customer).param("tasks", tasks).update();
    }

    private int waiting(String task) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_name = ?").param(task).query(Integer.class)
                .single();
    }

    private static long secondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }
}
