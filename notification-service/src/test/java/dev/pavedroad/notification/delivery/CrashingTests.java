package dev.pavedroad.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.pavedroad.notification.MailServer;
import dev.pavedroad.notification.NotificationsApi;
import dev.pavedroad.notification.delivery.Outcome.Postponed;
import dev.pavedroad.notification.delivery.Outcome.Sent;
import dev.pavedroad.notification.inbox.Notifications;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Here nothing is delivered until a test starts an instance. */
@SpringBootTest(properties = {"db-scheduler.enabled=false", "pavedroad.delivery.first-wait=50ms",
    "pavedroad.delivery.longest-wait=100ms"})
@AutoConfigureMockMvc
class CrashingTests {

    private static final MailServer MAIL_SERVER = new MailServer();

    @Autowired
    MockMvcTester http;

    @Autowired
    JdbcClient database;

    @Autowired
    DataSource dataSource;

    @Autowired
    List<Task<?>> tasks;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DeliveryQueues queues;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Notifications notifications;

    @Autowired
    @Qualifier("mailChannelSender")
    ChannelSender sender;

    NotificationsApi api;
    UUID orderId = UUID.randomUUID();
    String email = orderId + "@example.com";

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        var port = MAIL_SERVER.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> port);
    }

    @BeforeEach
    void cleanUp() {
        database.sql("truncate scheduled_tasks, deliveries, notifications").update();
        api = new NotificationsApi(http);
    }

    @Test
    void sendsWhatWasAcceptedBeforeACrash() {
        api.announce("ORDER_CONFIRMED", orderId, email);
        assertThat(api.statuses(orderId)).containsExactly("QUEUED");
        assertThat(MAIL_SERVER.mailsTo(email)).isEmpty();

        withInstances(1, () -> await().untilAsserted(
                () -> assertThat(api.statuses(orderId)).containsExactly("SENT")));

        assertThat(MAIL_SERVER.mailsTo(email)).hasSize(1);
    }

    @Test
    void keepsTheOrderOfEachOrderWithTwoInstances() {
        var orders = Stream.generate(UUID::randomUUID).limit(20).toList();
        var types = List.of("ORDER_CONFIRMED", "ORDER_SHIPPED", "ORDER_DELIVERED");
        for (var order : orders) {
            MAIL_SERVER.reply("RCPT TO:<" + order, "451 later", "250 fine", "451 later");
            types.forEach(type -> api.announce(type, order, order + "@example.com"));
        }

        withInstances(2, () -> await().untilAsserted(() -> assertThat(orders)
                .allSatisfy(order -> assertThat(api.statuses(order)).containsExactly("SENT", "SENT", "SENT"))));

        assertThat(orders).allSatisfy(order -> assertThat(MAIL_SERVER.idsOfMailsTo(order + "@example.com"))
                .containsExactlyElementsOf(types.stream().map(type -> order + "." + type).toList()));
        assertThat(database.sql("select count(*) from scheduled_tasks where task_name = 'deliver'").query(Long.class)
                .single()).isZero();
    }

    @Test
    void givesAQueueOneTaskThoughTwoInstancesAcceptAtOnce() {
        var second = new AtomicReference<CompletableFuture<UUID>>();
        transaction.executeWithoutResult(_ -> {
            api.announce("ORDER_CONFIRMED", orderId, email);
            second.set(CompletableFuture.supplyAsync(() -> api.announce("ORDER_SHIPPED", orderId, email)));
            await().until(() -> second.get().isDone() || waitsForAQueue());
        });
        second.get().join();

        assertThat(database.sql("select count(*) from scheduled_tasks where task_name = 'deliver'").query(Long.class)
                .single()).isEqualTo(1);
        assertThat(api.ofOrder(orderId)).extracting(item -> item.get("type"))
                .containsExactly("ORDER_CONFIRMED", "ORDER_SHIPPED");
    }

    @Test
    void callsOffAnAttemptThatAnotherOneHasTakenOver() {
        var notification = notifications.get(api.announce("ORDER_CONFIRMED", orderId, email));
        var position = deliveries.headOfQueue(orderId, Channel.EMAIL).orElseThrow().position();
        var frozen = queues.begin(position).orElseThrow();
        var successor = queues.begin(position).orElseThrow();

        var outcome = sender.deliver(notification, () -> queues.isHeldBy(frozen));

        assertThat(outcome).isEqualTo(new Postponed("called off, another attempt has taken over"));
        assertThat(MAIL_SERVER.mailsTo(email)).isEmpty();
        assertThat(sender.deliver(notification, () -> queues.isHeldBy(successor))).isEqualTo(new Sent());
        assertThat(MAIL_SERVER.mailsTo(email)).hasSize(1);
    }

    @Test
    void believesNoFailureOfAnAttemptThatAnotherOneHasTakenOver() {
        api.announce("ORDER_CONFIRMED", orderId, email);
        var position = deliveries.headOfQueue(orderId, Channel.EMAIL).orElseThrow().position();
        var frozen = queues.begin(position).orElseThrow();
        queues.begin(position);

        queues.markFailed(frozen, "timed out");

        assertThat(api.statuses(orderId)).containsExactly("QUEUED");
        queues.markSent(frozen);
        assertThat(api.statuses(orderId)).containsExactly("SENT");
        assertThat(queues.begin(position)).isEmpty();
    }

    @Test
    void forgetsWhatWasSentLongAgoAndNothingElse() {
        api.announce("ORDER_CONFIRMED", orderId, email);
        var other = UUID.randomUUID();
        api.announce("ORDER_CONFIRMED", other, email);
        queues.markSent(queues.begin(deliveries.headOfQueue(orderId, Channel.EMAIL).orElseThrow().position())
                .orElseThrow());
        database.sql("update notifications set accepted_at = accepted_at - interval '91 days'").update();

        withInstances(1, () -> await().untilAsserted(() -> assertThat(api.ofOrder(orderId)).isEmpty()));

        assertThat(api.ofOrder(other)).hasSize(1);
    }

    private boolean waitsForAQueue() {
        return database.sql("select count(*) > 0 from pg_locks where locktype = 'advisory' and not granted")
                .query(Boolean.class).single();
    }

    private void withInstances(int count, Runnable story) {
        var instances = Stream.generate(this::instance).limit(count).toList();
        instances.forEach(Scheduler::start);
        try {
            story.run();
        } finally {
            instances.forEach(Scheduler::stop);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Scheduler instance() {
        var recurring = tasks.stream().filter(RecurringTask.class::isInstance).toList();
        var others = tasks.stream().filter(task -> !recurring.contains(task)).toList();
        return Scheduler.create(dataSource, (List) others).startTasks((List) recurring)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .pollingInterval(Duration.ofMillis(50)).pollUsingLockAndFetch(0.5, 1).build();
    }
}
