package dev.pavedroad.notification.delivery;

import static dev.pavedroad.notification.MailServer.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.notification.Announcements;
import dev.pavedroad.notification.DeliveringTest;
import dev.pavedroad.notification.MailServer;
import dev.pavedroad.notification.NotificationsApi;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.internet.MimeMultipart;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@DeliveringTest
class SendingMailTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    MailServer mailServer;

    @Autowired
    JdbcClient database;

    @Autowired
    MeterRegistry meters;

    @Autowired
    TestRestTemplate management;

    @LocalManagementPort
    int managementPort;

    NotificationsApi api;
    UUID orderId = UUID.randomUUID();
    String email = orderId + "@example.com";

    @BeforeEach
    void api() {
        api = new NotificationsApi(http);
        // A mail of another test would take the reply that is meant for this one's.
        await().until(() -> database.sql("select count(*) from scheduled_tasks where task_name = 'deliver'")
                .query(Long.class).single() == 0);
    }

    @Test
    void sendsAMailInTextAndHtml() throws Exception {
        api.announce("ORDER_CONFIRMED", orderId, email);
        awaitStatuses("SENT");

        var mail = mailServer.mailsTo(email).getFirst();
        assertThat(header(mail, "From")).isEqualTo("Paved Road <orders@pavedroad.example>");
        assertThat(header(mail, "To")).isEqualTo("Ada Lovelace <%s>".formatted(email));
        assertThat(header(mail, "Message-ID"))
                .isEqualTo("<%s.ORDER_CONFIRMED@pavedroad.example>".formatted(orderId));
        assertThat(mail.getSubject()).startsWith("Your order").endsWith("is confirmed");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("25.00 EUR");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(item(0)).containsEntry("attempts", 1).containsEntry("lastError", null);
    }

    @Test
    void sendsOneMailForSixteenPostsOfOneNotificationAtOnce() throws Exception {
        var body = Announcements.of(UUID.randomUUID(), "ORDER_CONFIRMED", orderId, email);
        try (var posts = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 16).mapToObj(_ -> posts.submit(() -> api.post(body))).toList();
            for (var answer : answers) {
                assertThat(answer.get()).hasStatus(202);
            }
        }
        awaitStatuses("SENT");
        var later = api.announce("ORDER_SHIPPED", orderId, email);
        awaitStatuses("SENT", "SENT");

        assertThat(later).isNotNull();
        assertThat(mailServer.idsOfMailsTo(email))
                .containsExactly(orderId + ".ORDER_CONFIRMED", orderId + ".ORDER_SHIPPED");
    }

    @Test
    void sendsOneMailOnceTheMailServerIsBack() {
        mailServer.stop();
        try {
            api.announce("ORDER_CONFIRMED", orderId, email);
            await().untilAsserted(() -> assertThat((int) item(0).get("attempts")).isGreaterThanOrEqualTo(3));
            assertThat(api.statuses(orderId)).containsExactly("QUEUED");
            assertThat(item(0).get("lastError").toString()).containsIgnoringCase("refused");
        } finally {
            mailServer.start();
        }

        awaitStatuses("SENT");
        assertThat(mailServer.mailsTo(email)).hasSize(1);
    }

    @Test
    void failsWithTheReasonWhenTheRecipientIsRefusedAndGoesOn() {
        mailServer.reply("RCPT TO:<" + email, "550 5.1.1 no such mailbox");
        api.announce("ORDER_CONFIRMED", orderId, email);
        api.announce("ORDER_SHIPPED", orderId, email);

        awaitStatuses("FAILED", "SENT");
        assertThat(item(0)).containsEntry("lastError", "550 5.1.1 no such mailbox").containsEntry("attempts", 1);
        assertThat(mailServer.idsOfMailsTo(email)).containsExactly(orderId + ".ORDER_SHIPPED");
    }

    @Test
    void failsWithTheReasonWhenTheMailItselfIsRefused() {
        mailServer.reply(".[" + email, "554 5.7.1 we do not like it");
        api.announce("ORDER_CONFIRMED", orderId, email);

        awaitStatuses("FAILED");
        assertThat(item(0)).containsEntry("lastError", "554 5.7.1 we do not like it").containsEntry("attempts", 1);
    }

    @Test
    void triesAgainWhenTheRecipientIsRefusedForNow() {
        mailServer.reply("RCPT TO:<" + email, "451 greylisted", "421 going down");
        api.announce("ORDER_CONFIRMED", orderId, email);

        awaitStatuses("SENT");
        assertThat(item(0)).containsEntry("attempts", 3);
        assertThat(mailServer.mailsTo(email)).hasSize(1);
    }

    @Test
    void countsAttemptsByTheirOutcome() {
        var postponed = attempts("postponed");
        var sent = attempts("sent");
        mailServer.reply("RCPT TO:<" + email, "451 greylisted", "421 going down");
        api.announce("ORDER_CONFIRMED", orderId, email);

        awaitStatuses("SENT");
        assertThat(attempts("postponed")).isEqualTo(postponed + 2);
        assertThat(attempts("sent")).isEqualTo(sent + 1);
    }

    private double attempts(String outcome) {
        return meters.counter("notifications", "channel", "EMAIL", "outcome", outcome).count();
    }

    @Test
    void triesAgainWhenTheMailItselfIsRefusedForNow() {
        mailServer.reply(".[" + email, "452 disk full");
        api.announce("ORDER_CONFIRMED", orderId, email);

        awaitStatuses("SENT");
        assertThat(item(0)).containsEntry("attempts", 2).containsEntry("lastError", "452 disk full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"530 authentication required", "550 5.7.1 sender refused"})
    void waitsForAnOperatorWhenTheSenderIsRefused(String reply) {
        mailServer.reply("MAIL FROM:", reply);
        api.announce("ORDER_CONFIRMED", orderId, email);

        awaitStatuses("SENT");
        assertThat(item(0)).containsEntry("attempts", 2).containsEntry("lastError", reply);
    }

    @Test
    void triesAgainWhenTheMailServerDoesNotAnswer() {
        mailServer.reply("RCPT TO:<" + email, MailServer.SILENCE);
        api.announce("ORDER_CONFIRMED", orderId, email);

        awaitStatuses("SENT");
        assertThat(item(0)).containsEntry("attempts", 2);
        assertThat(item(0).get("lastError").toString()).containsIgnoringCase("timed out");
    }

    @Test
    void keepsTheMailsOfAnOrderInOrderThoughTheFirstHasToWait() {
        mailServer.reply("RCPT TO:<" + email, "451 later", "451 later", "451 later");
        api.announce("ORDER_CONFIRMED", orderId, email);
        api.announce("ORDER_SHIPPED", orderId, email);
        api.announce("ORDER_DELIVERED", orderId, email);

        awaitStatuses("SENT", "SENT", "SENT");
        assertThat(mailServer.idsOfMailsTo(email)).containsExactly(orderId + ".ORDER_CONFIRMED",
                orderId + ".ORDER_SHIPPED", orderId + ".ORDER_DELIVERED");
        assertThat(api.ofOrder(orderId)).extracting(item -> item.get("attempts")).containsExactly(4, 1, 1);
    }

    @Test
    void holdsUpNoOtherOrderWhenOneIsStuck() {
        mailServer.reply("RCPT TO:<" + email, Collections.nCopies(500, "451 later").toArray(String[]::new));
        api.announce("ORDER_CONFIRMED", orderId, email);
        api.announce("ORDER_SHIPPED", orderId, email);
        await().until(() -> (int) item(0).get("attempts") >= 2);

        var other = UUID.randomUUID();
        api.announce("ORDER_CONFIRMED", other, other + "@example.com");

        await().untilAsserted(() -> assertThat(api.statuses(other)).containsExactly("SENT"));
        assertThat(api.statuses(orderId)).containsExactly("QUEUED", "QUEUED");
        assertThat(item(1)).containsEntry("attempts", 0);
        assertThat(tasksOfTheOrder()).isEqualTo(1);
        letGoOfTheOrder();
    }

    @Test
    void givesUpAfterADay() {
        mailServer.reply("RCPT TO:<" + email, Collections.nCopies(500, "451 later").toArray(String[]::new));
        api.announce("ORDER_CONFIRMED", orderId, email);
        api.announce("ORDER_SHIPPED", orderId, email);
        await().until(() -> (int) item(0).get("attempts") >= 2);
        assertThat(api.statuses(orderId)).containsExactly("QUEUED", "QUEUED");

        letGoOfTheOrder();

        awaitStatuses("FAILED", "FAILED");
        assertThat(item(0)).containsEntry("lastError", "given up after PT24H: 451 later");
    }

    @Test
    void failsWithTheReasonWhenTheAddressIsNone() {
        api.announce("ORDER_CONFIRMED", orderId, "nobody");

        awaitStatuses("FAILED");
        assertThat(item(0).get("lastError").toString()).startsWith("the address cannot be used");
    }

    @Test
    void letsNobodyAddHeadersOrRecipients() {
        var name = "Eve\\r\\nBcc: victim@example.com\\r\\n\\r\\nbuy";
        api.post(Announcements.of(UUID.randomUUID(), "ORDER_CONFIRMED", orderId, email, name));
        awaitStatuses("SENT");

        var mail = mailServer.mailsTo(email).getFirst();
        assertThat(header(mail, "Bcc")).isNull();
        assertThat(header(mail, "To")).contains("Eve Bcc: victim@example. com buy").endsWith("<%s>".formatted(email));
        assertThat(mailServer.mailsTo("victim@example.com")).isEmpty();
    }

    @Test
    void triesAFailedOneAgainWhenAnOperatorSaysSo() {
        mailServer.reply("RCPT TO:<" + email, "550 mailbox is being moved");
        var id = api.announce("ORDER_CONFIRMED", orderId, email);
        awaitStatuses("FAILED");
        var failed = "http://127.0.0.1:%d/actuator/failednotifications".formatted(managementPort);
        assertThat(management.getForObject(failed, String.class)).contains(id.toString(), "550 mailbox is being moved");

        var answer = management.postForEntity(failed + "/" + id, null, Map.class);

        assertThat(answer.getBody().toString()).isEqualTo("{queued=[EMAIL]}");
        awaitStatuses("SENT");
        assertThat(mailServer.mailsTo(email)).hasSize(1);
        assertThat(management.postForEntity(failed + "/" + id, null, Map.class).getStatusCode().value()).isEqualTo(404);
        assertThat(management.getForObject(failed, String.class)).doesNotContain(id.toString());
    }

    private void awaitStatuses(Object... statuses) {
        await().untilAsserted(() -> assertThat(api.statuses(orderId)).containsExactly(statuses));
    }

    private Map<String, Object> item(int index) {
        return api.ofOrder(orderId).get(index);
    }

    private long tasksOfTheOrder() {
        return database.sql("""
                select count(*) from scheduled_tasks t join deliveries d on t.task_instance = d.position::text
                where t.task_name = 'deliver' and d.order_id = ?""")
                .param(orderId).query(Long.class).single();
    }

    private void letGoOfTheOrder() {
        database.sql("update deliveries set queued_at = queued_at - interval '25 hours' where order_id = ?")
                .param(orderId).update();
    }
}
