package dev.pavedroad.order.announcing;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static dev.pavedroad.order.NeighbourServices.NOTIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.boot.config.startup.ContextReadyStart;
import com.github.kagkarlsson.scheduler.boot.config.startup.ImmediateStart;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.pavedroad.chassis.tasks.DurableTasks;
import dev.pavedroad.order.NeighbourServices;
import dev.pavedroad.order.OrderServiceTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@OrderServiceTest
class OutboxTests {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Autowired
    private DurableTasks tasks;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private WireMockServer neighbours;

    @Autowired
    private ApplicationContext context;

    @AfterEach
    void leaveNothingBehind() {
        jdbc.sql("delete from scheduled_tasks where task_name = 'relay-announcements'").update();
    }

    // Before that no @EventListener is registered: a new status would not be announced.
    @Test
    void isWorkedOffFromWhenTheContextIsReady() {
        assertThat(context.getBeanNamesForType(ContextReadyStart.class)).hasSize(1);
        assertThat(context.getBeanNamesForType(ImmediateStart.class)).isEmpty();
    }

    @Test
    void forgetsATaskWhoseTransactionIsRolledBack() {
        NeighbourServices.areWell(neighbours);
        var id = UUID.randomUUID() + "/1";
        transaction.executeWithoutResult(status -> {
            tasks.schedule("relay-announcements", id, Duration.ofHours(1));
            assertThat(count(id)).isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(count(id)).isZero();
        transaction.executeWithoutResult(_ -> tasks.schedule("relay-announcements", id, Duration.ofHours(1)));
        assertThat(count(id)).isEqualTo(1);
    }

    @Test
    void leavesTheTransactionOfWhoIsSecondWithATaskAlone() {
        NeighbourServices.areWell(neighbours);
        var id = UUID.randomUUID() + "/1";
        var second = new AtomicReference<CompletableFuture<Integer>>();
        transaction.executeWithoutResult(_ -> {
            tasks.schedule("relay-announcements", id, Duration.ofHours(1));
            second.set(CompletableFuture.supplyAsync(() -> transaction.execute(_ -> {
                tasks.schedule("relay-announcements", id, Duration.ofHours(1));
                return count(id);
            })));
            awaitSomebodyWhoWaits();
        });
        assertThat(second.get().join()).isEqualTo(1);
    }

    @Test
    void takesBackATaskThatSomebodyElseTakesBackAtTheSameMoment() {
        NeighbourServices.areWell(neighbours);
        var id = UUID.randomUUID() + "/1";
        tasks.schedule("relay-announcements", id, Duration.ofHours(1));
        var second = new AtomicReference<CompletableFuture<Void>>();
        transaction.executeWithoutResult(_ -> {
            tasks.cancel("relay-announcements", id);
            second.set(CompletableFuture.runAsync(() -> tasks.cancel("relay-announcements", id)));
            awaitSomebodyWhoWaits();
        });
        second.get().join();
        assertThat(count(id)).isZero();
    }

    private void awaitSomebodyWhoWaits() {
        await().until(() -> jdbc.sql("select count(*) from pg_locks where not granted").query(Integer.class)
                .single() > 0);
    }

    @Test
    void runsATaskSoonAfterItsTransaction() {
        NeighbourServices.areWell(neighbours);
        var order = UUID.randomUUID().toString();
        var id = order + "/1";
        transaction.executeWithoutResult(_ -> tasks.schedule("relay-announcements", id, Duration.ZERO));
        await().untilAsserted(() -> assertThat(count(id)).isZero());
        // What other tests have left is announced meanwhile.
        assertThat(neighbours.findAll(postRequestedFor(NOTIFICATION)))
                .noneMatch(it -> it.getBodyAsString().contains(order));
    }

    @Test
    void storesTheDataOfATaskAsText() {
        NeighbourServices.areWell(neighbours);
        var id = UUID.randomUUID() + "/1";
        tasks.schedule("relay-announcements", id, Duration.ofHours(1), TRACE);
        assertThat(jdbc.sql("select convert_from(task_data, 'UTF8') from scheduled_tasks where task_instance = ?")
                .param(id).query(String.class).single()).isEqualTo("\"" + TRACE + "\"");
        jdbc.sql("update scheduled_tasks set execution_time = now() where task_instance = ?").param(id).update();
        await().untilAsserted(() -> assertThat(count(id)).isZero());
    }

    @Test
    void runsATaskWhoseDataAnEarlierVersionHasStored() {
        NeighbourServices.areWell(neighbours);
        var id = UUID.randomUUID() + "/1";
        jdbc.sql("""
                insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                values ('relay-announcements', ?, ?, now(), false, 1)""")
                .params(id, Serializer.DEFAULT_JAVA_SERIALIZER.serialize(TRACE)).update();
        await().untilAsserted(() -> assertThat(count(id)).isZero());
    }

    private int count(String id) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_instance = ?").param(id)
                .query(Integer.class).single();
    }
}
