package dev.pavedroad.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.notification.Announcements;
import dev.pavedroad.notification.DeliveringTest;
import dev.pavedroad.notification.MailServer;
import dev.pavedroad.notification.NotificationsApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Somebody who orders in the name of somebody else fills their mailbox with so many mails an hour. */
@DeliveringTest
@TestPropertySource(properties = "MAIL_LIMIT_PER_RECIPIENT=3")
class MailLimitTests {

    @Autowired
    private MockMvcTester http;
    @Autowired
    private MailServer mailServer;
    @Autowired
    private JdbcClient database;
    @Autowired
    private MeterRegistry meters;
    private NotificationsApi api;
    private final String victim = UUID.randomUUID() + "@example.com";
    private final List<UUID> orders = Stream.generate(UUID::randomUUID).limit(8).toList();

    @BeforeEach
    void bomb() {
        api = new NotificationsApi(http);
        try (var posts = Executors.newVirtualThreadPerTaskExecutor()) {
            orders.forEach(order -> posts.submit(() -> {
                api.announce("ORDER_CONFIRMED", order, order == orders.get(1) ? victim.toUpperCase() : victim);
                api.announce("ORDER_CANCELLED", order, victim);
            }));
        }
    }

    @Test
    void letsSoManyMailsToOneAddressGoInAnHourAndTheOthersWaitWithoutHoldingAnybodyUp() {
        awaitAllToWait();
        assertThat(mails()).hasSize(3);
        var other = UUID.randomUUID();
        api.announce("ORDER_CONFIRMED", other, other + "@example.com");
        await().untilAsserted(() -> assertThat(api.statuses(other)).containsExactly("SENT"));
        assertThat(mails()).hasSize(3);
        assertThat(limited()).isPositive();

        // A delivery is given up a day after it was queued; to wait for the limit does not bring that nearer.
        assertThat(database.sql("select count(*) from deliveries where send_at > now() and queued_at < send_at")
                .query(Integer.class).single()).isZero();

        for (var hour = 2; mails().size() < 16; hour++) {
            letAnHourPass();
            awaitAllToWait();
            assertThat(mails()).hasSizeLessThanOrEqualTo(3 * hour);
        }
        assertThat(mails()).doesNotHaveDuplicates().hasSize(16);
        // The list has the mails to the address in capitals last.
        assertThat(orders).filteredOn(order -> order != orders.get(1))
                .allSatisfy(order -> assertThat(mails()).containsSubsequence(order + ".ORDER_CONFIRMED",
                        order + ".ORDER_CANCELLED"));
        assertThat(orders).allSatisfy(order -> assertThat(api.statuses(order)).containsExactly("SENT", "SENT"));
    }

    @Test
    void doesNotCountWhatTheMailServerHasNotTaken() {
        var other = UUID.randomUUID();
        var email = other + "@example.com";
        mailServer.reply("RCPT TO:<" + email, "451 later", "451 later", "451 later", "451 later", "451 later");
        for (var type : List.of("ORDER_CONFIRMED", "ORDER_SHIPPED", "ORDER_DELIVERED")) {
            assertThat(api.post(Announcements.of(UUID.randomUUID(), type, other, email))).hasStatus(202);
        }
        await().untilAsserted(() -> assertThat(api.statuses(other)).containsExactly("SENT", "SENT", "SENT"));
    }

    private List<String> mails() {
        return Stream.concat(mailServer.idsOfMailsTo(victim).stream(),
                mailServer.idsOfMailsTo(victim.toUpperCase()).stream()).toList();
    }

    // Nothing is due, or under way.
    private void awaitAllToWait() {
        await().until(() -> database.sql("""
                select count(*) from scheduled_tasks
                where task_name = 'deliver' and (picked or execution_time < now() + interval '10 minutes')""")
                .query(Integer.class).single() == 0);
    }

    private void letAnHourPass() {
        database.sql("update deliveries set send_at = send_at - interval '1 hour'").update();
        database.sql("""
                update scheduled_tasks set execution_time = execution_time - interval '1 hour'
                where task_name = 'deliver'""").update();
    }

    private double limited() {
        return meters.counter("notifications", "channel", "EMAIL", "outcome", "limited").count();
    }
}
