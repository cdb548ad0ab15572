package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.systemtests.Client;
import dev.pavedroad.systemtests.DevStackOnly;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;

/** The mail server is away, slow, choosy or rude: in the end one mail, and nobody else waits for it. */
@DevStackOnly
class MailServerFaultsTests {

    private static final Duration SOON = Duration.ofMinutes(2);

    private final MailServer server = FaultySystem.mail();

    @BeforeEach
    void begin() {
        FaultySystem.makeWhole();
    }

    @AfterEach
    void behave() {
        server.behave();
    }

    @Test
    void sendsOneMailEachWhenItIsBack() {
        var shop = Shop.with(10);
        var ids = new ArrayList<String>();
        server.goAway();
        try {
            for (var i = 0; i < 5; i++) {
                ids.add(shop.order());
            }
            await().atMost(SOON).until(() -> attempts(ids.getLast()) >= 3);
        } finally {
            server.comeBack();
        }
        FaultySystem.awaitIdle(SOON);
        assertThat(mailsTo(shop)).containsExactlyInAnyOrder(
                ids.stream().map(it -> it + ".ORDER_CONFIRMED").toArray(String[]::new));
    }

    @Test
    void holdsUpNobodyElseWhileItIsSlowWithOne() {
        var slow = Shop.with(10);
        var quick = Shop.with(10);
        var released = new CountDownLatch(1);
        var waiting = new CountDownLatch(1);
        server.atData(recipient -> {
            if (recipient.equals(slow.customer().email())) {
                waiting.countDown();
                MailServer.waitFor(released);
            }
        });
        try {
            slow.order();
            await().atMost(SOON).until(() -> waiting.getCount() == 0);
            for (var i = 0; i < 5; i++) {
                quick.order();
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(mailsTo(quick)).hasSize(5));
            assertThat(mailsTo(slow)).isEmpty();
        } finally {
            released.countDown();
        }
        FaultySystem.awaitIdle(SOON);
        assertThat(mailsTo(slow)).hasSize(1);
        assertThat(mailsTo(quick)).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void saysWhyARecipientGotNothingAndTriesAgainWhenToldTo() {
        var refused = Shop.with(10);
        var other = Shop.with(10);
        server.atRecipient(recipient -> {
            if (recipient.equals(refused.customer().email())) {
                throw new RejectException(550, "no such mailbox");
            }
        });
        var order = refused.order();
        other.order();
        FaultySystem.awaitIdle(SOON);
        assertThat(mailsTo(refused)).isEmpty();
        assertThat(mailsTo(other)).hasSize(1);
        assertThat(delivery(order, "status")).isEqualTo("FAILED");
        assertThat(delivery(order, "last_error")).contains("550").contains("no such mailbox");
        server.behave();
        assertThat(tryAgain(delivery(order, "notification_id"))).isEqualTo(200);
        FaultySystem.awaitIdle(SOON);
        assertThat(mailsTo(refused)).containsExactly(order + ".ORDER_CONFIRMED");
    }

    @Test
    void sendsOneMailWhenTheConnectionDropsBeforeItIsAccepted() {
        var shop = Shop.with(10);
        var drops = new AtomicInteger();
        server.atData(recipient -> {
            if (recipient.equals(shop.customer().email()) && drops.incrementAndGet() <= 2) {
                server.hangUp();
                throw new DropConnectionException("nobody hears this");
            }
        });
        var order = shop.order();
        shop.awaitTold(order, "CONFIRMED");
        assertThat(drops).hasValue(3);
    }

    /** Nobody can tell this from a mail that was not accepted, see RFC 1047. */
    @Test
    void sendsACopyWithTheSameIdWhenTheConnectionDropsBeforeItSaysSo() {
        var shop = Shop.with(10);
        var drops = new AtomicInteger();
        server.atReply(recipient -> {
            if (recipient.equals(shop.customer().email()) && drops.incrementAndGet() == 1) {
                server.hangUp();
            }
        });
        var order = shop.order();
        shop.awaitTold(order, "CONFIRMED", "CONFIRMED");
    }

    private List<String> mailsTo(Shop shop) {
        return server.messageIdsTo(shop.customer().email());
    }

    private static int attempts(String order) {
        var attempts = delivery(order, "attempts");
        return attempts == null ? 0 : Integer.parseInt(attempts);
    }

    private static String delivery(String order, String column) {
        return FaultySystem.database("notifications")
                .text("select %s from deliveries where order_id = cast(? as uuid)".formatted(column), order);
    }

    private static int tryAgain(String notification) {
        return Client.at(FaultySystem.stack().managementUrl("notification-service"))
                .post("/actuator/failednotifications/" + notification, "{}").status();
    }
}
