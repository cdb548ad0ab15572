package dev.pavedroad.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.notification.Announcements;
import dev.pavedroad.notification.NotificationsApi;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(properties = "db-scheduler.enabled=false")
@AutoConfigureMockMvc
class InboxControllerTests {

    private static final String BREAKS_OFF = "breaks-off@example.com";

    @Autowired
    MockMvcTester http;

    @Autowired
    JdbcClient database;

    NotificationsApi api;
    UUID id = UUID.randomUUID();
    UUID orderId = UUID.randomUUID();

    @TestConfiguration
    static class LastListener {

        @EventListener
        @Order
        void breakOff(NotificationAccepted accepted) {
            if (accepted.notification().recipient().email().equals(BREAKS_OFF)) {
                throw new IllegalStateException("killed, as it were");
            }
        }
    }

    @BeforeEach
    void api() {
        api = new NotificationsApi(http);
    }

    @ParameterizedTest
    @EnumSource(NotificationType.class)
    void acceptsEveryType(NotificationType type) {
        assertThat(api.post(body(type.name()))).hasStatus(202);

        assertThat(api.get("?orderId=" + orderId)).hasStatus(200).bodyJson().isLenientlyEqualTo("""
                {"items": [{"id": "%s", "type": "%s", "channel": "EMAIL", "status": "QUEUED", "attempts": 0,
                            "lastError": null}]}""".formatted(id, type));
        assertThat(api.ofOrder(orderId).getFirst().get("at").toString()).endsWith("Z");
    }

    @Test
    void acceptsTheSameNotificationAgainAndQueuesItOnce() {
        api.post(body("ORDER_CONFIRMED"));

        assertThat(api.post(body("ORDER_CONFIRMED"))).hasStatus(202);

        assertThat(api.ofOrder(orderId)).hasSize(1);
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void keepsTheWholeOrderAsJson() {
        api.post(body("ORDER_CONFIRMED"));

        assertThat(database.sql("select order_view #>> '{history,0,at}' from notifications where id = ?").param(id)
                .query(String.class).single()).startsWith("2026-05-04T10:15:31");
    }

    @Test
    void storesNothingWhenItCannotStoreAll() {
        assertThat(api.post(Announcements.of(id, "ORDER_CONFIRMED", orderId, BREAKS_OFF))).hasFailed();

        assertThat(database.sql("select count(*) from notifications where id = ?").param(id).query(Long.class).single())
                .isZero();
        assertThat(api.ofOrder(orderId)).isEmpty();
        assertThat(tasks()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "ORDER_CONFIRMED"   | "ORDER_LOST"     | type
            "ORDER_CONFIRMED"   | 0                | type
            "ORDER_CONFIRMED"   | null             | type
            "ada@example.com"   | ""               | recipient.email
            "ada@example.com"   | null             | recipient.email
            "ada@example.com"   | 7                | recipient.email
            "Ada Lovelace"      | null             | recipient.name
            "Ada Lovelace"      | "A\\u0000"       | recipient.name
            "quantity": 2       | "quantity": 0    | order.items[0].quantity
            "quantity": 2       | "quantity": 2.5  | order.items[0].quantity
            "total": 25.00      | "total": 1e99999 | order.total
            "total": 25.00      | "total": 25.001  | order.total
            "total": 25.00      | "total": "25"    | order.total
            "2026-05-04T10:15:30Z" | null          | order.createdAt
            """, quoteCharacter = '\0')
    void refusesWhatIsNotANotification(String good, String bad, String field) {
        assertThat(api.post(body("ORDER_CONFIRMED").replace(good, bad))).hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(api.ofOrder(orderId)).isEmpty();
    }

    @Test
    void refusesAnIdThatIsNone() {
        assertThat(api.post(body("ORDER_CONFIRMED").replace(id.toString(), "17"))).hasStatus(400);
        assertThat(api.get("?orderId=17")).hasStatus(400);
        assertThat(api.get("")).hasStatus(400);
    }

    @Test
    void acceptsAnOrderWithoutNamesAndPrices() {
        var unpriced = body("ORDER_REJECTED").replace("\"MUG-1\"", "null").replace("\"Mug\"", "null")
                .replace("12.50", "null").replace("25.00", "null");

        assertThat(api.post(unpriced)).hasStatus(202);
    }

    @Test
    void listsNothingForAnOrderThatItDoesNotKnow() {
        assertThat(api.get("?orderId=" + orderId)).hasStatus(200).bodyJson().isStrictlyEqualTo("{\"items\": []}");
    }

    @Test
    void isForServicesThatMayCallOnTheMapAlone() {
        assertThat(asCaller(null)).hasStatus(401);
        assertThat(asCaller("Bearer forged")).hasStatus(401);
        assertThat(asCaller(TestTokens.customer(UUID.randomUUID()))).hasStatus(403);
        assertThat(asCaller(TestTokens.admin())).hasStatus(403);
        assertThat(asCaller(TestTokens.service("user-service", "notification-service"))).hasStatus(403);
        assertThat(asCaller(TestTokens.service("order-service", "product-service"))).hasStatus(401);
        assertThat(api.ofOrder(orderId)).isEmpty();
    }

    @Test
    void believesNoServiceThatSignsWithTheKeyOfAnother() {
        var claims = TestTokens.claims("product-service", "product-service", "notification-service");

        assertThat(asCaller("Bearer " + TestTokens.sign("order-service", claims))).hasStatus(401);
    }

    private MvcTestResult asCaller(String authorization) {
        var request = http.post().uri("/internal/notifications").contentType(MediaType.APPLICATION_JSON)
                .content(body("ORDER_CONFIRMED"));
        return (authorization == null ? request : request.header("Authorization", authorization)).exchange();
    }

    private String body(String type) {
        return Announcements.of(id, type, orderId, "ada@example.com");
    }

    private long tasks() {
        return database.sql("""
                select count(*) from scheduled_tasks t join deliveries d on t.task_instance = d.position::text
                where t.task_name = 'deliver' and d.order_id = ?""")
                .param(orderId).query(Long.class).single();
    }
}
