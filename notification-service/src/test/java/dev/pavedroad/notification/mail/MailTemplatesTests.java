package dev.pavedroad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.notification.inbox.AnnouncedOrder;
import dev.pavedroad.notification.inbox.AnnouncedOrder.Line;
import dev.pavedroad.notification.inbox.Notification;
import dev.pavedroad.notification.inbox.NotificationType;
import dev.pavedroad.notification.inbox.Recipient;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class MailTemplatesTests {

    private static final UUID ORDER = UUID.fromString("1a2b3c4d-0000-4000-8000-000000000001");
    private static final UUID PRODUCT = UUID.fromString("5e6f7a8b-0000-4000-8000-000000000002");

    private final MailTemplates templates = new MailTemplates();

    MailTemplatesTests() throws IOException {}

    @ParameterizedTest
    @CsvSource(textBlock = """
            ORDER_CONFIRMED, Your order 1a2b3c4d is confirmed
            ORDER_REJECTED,  We could not accept your order 1a2b3c4d
            ORDER_CANCELLED, Your order 1a2b3c4d is cancelled
            ORDER_SHIPPED,   Your order 1a2b3c4d is on its way
            ORDER_DELIVERED, Your order 1a2b3c4d has been delivered
            """)
    void readsAsItShould(NotificationType type, String subject) throws IOException {
        var content = templates.render(
                type == NotificationType.ORDER_REJECTED ? unpriced(type) : priced(type, "Ada <Ada>"));

        assertThat(content.subject()).isEqualTo(subject);
        assertThat(content.text()).isEqualTo(golden(type, "txt"));
        assertThat(content.html()).isEqualTo(golden(type, "html"));
    }

    @Test
    void escapesWhatCustomersAndCataloguesWroteInHtmlAlone() {
        var content = templates.render(priced(NotificationType.ORDER_CONFIRMED, "<script>alert('x')</script>"));

        assertThat(content.html()).doesNotContain("<script>").contains("&lt;script&gt;alert(&#39;x&#39;)")
                .contains("Salt &amp; pepper");
        assertThat(content.text()).contains("Hello <script>alert('x')</script>,").contains("Salt & pepper");
    }

    @Test
    void keepsNamesOnTheirLine() {
        var content =
                templates.render(priced(NotificationType.ORDER_CONFIRMED, "Eve\r\n\r\nYou have won a prize\u2028"));

        assertThat(content.text()).startsWith("Hello Eve You have won a prize,\n");
    }

    // What was stored before names were checked, too.
    @ParameterizedTest
    @ValueSource(strings = {"You have won: https://evil.example/prize", "WWW.evil.example", "go to evil.example now",
        "evil\u3002example", "http\u200b://evil.example", "mail a@evil.example", "x\u202ehttps://evil.example"})
    void makesNoLinkOfAName(String name) {
        var content = templates.render(priced(NotificationType.ORDER_CONFIRMED, "Eve\n" + name));

        for (var text : List.of(content.text(), content.html())) {
            var greeting = text.lines().filter(line -> line.contains("Hello")).findFirst().orElseThrow();
            assertThat(greeting).contains("Hello Eve ").contains("example").doesNotContain("://")
                    .doesNotContainPattern("\\p{Cf}").doesNotContainPattern("(?i)www\\.\\S")
                    .doesNotContainPattern("[\\p{L}\\d][.\u3002]\\p{L}");
        }
    }

    @Test
    void leavesUsualNamesAsTheyAre() {
        for (var name : List.of("Dr. Ada King", "J\u00fcrgen O'Hara-M\u00fcller",
                "Zo\u00eb \ud83d\udc69\u200d\ud83d\ude80",
                "\u674e\u96f7")) {
            assertThat(templates.render(priced(NotificationType.ORDER_CONFIRMED, name)).text())
                    .startsWith("Hello " + name + ",\n");
        }
    }

    @Test
    void saysNothingOfATrackingNumberThatThereIsNot() {
        var order = new AnnouncedOrder(ORDER, null, "SHIPPED", List.of(line("Mug")), new BigDecimal("25.00"), null,
                Instant.EPOCH, List.of());
        var content = templates.render(notification(NotificationType.ORDER_SHIPPED, "", order));

        assertThat(content.text()).startsWith("Hello,\n\nYour order is on its way to you.\n")
                .doesNotContain("Tracking");
        assertThat(content.html()).doesNotContain("Tracking");
    }

    private static String golden(NotificationType type, String kind) throws IOException {
        return new ClassPathResource("expected-mails/%s.%s".formatted(type, kind))
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static Notification priced(NotificationType type, String name) {
        return notification(type, name, new AnnouncedOrder(ORDER, UUID.randomUUID(), "CONFIRMED",
                List.of(line("Kaffeetasse »Grün«"), line("Salt & pepper")), new BigDecimal("2469"), "PR 0815",
                Instant.parse("2026-05-04T23:59:59Z"), List.of()));
    }

    private static Line line(String name) {
        return new Line(PRODUCT, "SKU", name, new BigDecimal("617.25"), 2);
    }

    private static Notification unpriced(NotificationType type) {
        return notification(type, "Ada", new AnnouncedOrder(ORDER, UUID.randomUUID(), "REJECTED",
                List.of(new Line(PRODUCT, null, null, null, 3)), null, null, Instant.parse("2026-05-04T23:59:59Z"),
                List.of()));
    }

    private static Notification notification(NotificationType type, String name, AnnouncedOrder order) {
        return new Notification(UUID.randomUUID(), type, new Recipient(name, "ada@example.com", null), order);
    }
}
