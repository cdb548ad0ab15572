package dev.pavedroad.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.notification.Announcements;
import dev.pavedroad.notification.DeliveringTest;
import dev.pavedroad.notification.MailServer;
import dev.pavedroad.notification.NotificationsApi;
import dev.pavedroad.notification.push.PushService.Answer;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@DeliveringTest
class PushingTests {

    private static final PushService PUSH_SERVICE = new PushService();

    @Autowired
    MockMvcTester http;

    @Autowired
    MailServer mailServer;

    NotificationsApi api;
    UUID orderId = UUID.randomUUID();
    String email = orderId + "@example.com";
    String path = "/push/" + orderId;
    Browser browser = new Browser();

    @BeforeEach
    void api() {
        api = new NotificationsApi(http);
    }

    @AfterAll
    static void stop() {
        PUSH_SERVICE.stop();
    }

    @Test
    void sendsAPushThatTheBrowserAloneCanReadNextToTheMail() throws Exception {
        announce("ORDER_SHIPPED");
        await().untilAsserted(() -> assertThat(statuses("PUSH")).containsExactly("SENT"));
        await().untilAsserted(() -> assertThat(statuses("EMAIL")).containsExactly("SENT"));

        var pushed = PUSH_SERVICE.pushedTo(path).getFirst();
        assertThat(pushed.method()).isEqualTo("POST");
        assertThat(pushed.headers().getFirst("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(pushed.headers().getFirst("TTL")).isEqualTo("86400");
        assertThat(pushed.headers().getFirst("Urgency")).isEqualTo("normal");
        assertThat(new String(pushed.body(), StandardCharsets.ISO_8859_1)).doesNotContain(orderId.toString());
        var message = new String(browser.decrypt(pushed.body()), StandardCharsets.UTF_8);
        assertThat(JsonPath.<String>read(message, "$.title")).endsWith("is on its way");
        assertThat(JsonPath.<String>read(message, "$.body")).isNotBlank();
        assertThat(JsonPath.<String>read(message, "$.orderId")).isEqualTo(orderId.toString());
        assertThat(JsonPath.<String>read(message, "$.status")).isEqualTo("SHIPPED");
        assertThat(JsonPath.<String>read(message, "$.url")).isEqualTo("/api/orders/" + orderId);
        assertThat(mailServer.mailsTo(email)).hasSize(1);
    }

    @Test
    void provesItselfWithTheKeyThatBrowsersSubscribedWith() throws Exception {
        announce("ORDER_CONFIRMED");
        await().untilAsserted(() -> assertThat(statuses("PUSH")).containsExactly("SENT"));

        var header = PUSH_SERVICE.pushedTo(path).getFirst().headers().getFirst("Authorization");
        assertThat(header).startsWith("vapid ");
        var token = SignedJWT.parse(parameter(header, "t"));
        assertThat(parameter(header, "k")).isEqualTo(publicKey());
        assertThat(token.verify(new ECDSAVerifier(point(publicKey())))).isTrue();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly(PUSH_SERVICE.origin());
        assertThat(claims.getSubject()).isEqualTo("mailto:ops@example.com");
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(24)));
    }

    @Test
    void givesItsPublicKeyToOrderServiceAlone() {
        assertThat(Base64URL.from(publicKey()).decode()).hasSize(65).startsWith(4);
        assertThat(http.get().uri("/internal/push-key").exchange()).hasStatus(401);
        assertThat(http.get().uri("/internal/push-key").header("Authorization", TestTokens.admin()).exchange())
                .hasStatus(403);
    }

    @Test
    void sendsMailAloneToThoseWithoutASubscription() {
        api.announce("ORDER_CONFIRMED", orderId, email);

        await().untilAsserted(() -> assertThat(statuses("EMAIL")).containsExactly("SENT"));
        assertThat(statuses("PUSH")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void pushesNoMoreToASubscriptionThatHasEnded(int status) {
        PUSH_SERVICE.answer(path, Answer.of(status));
        announce("ORDER_CONFIRMED");
        await().untilAsserted(() -> assertThat(statuses("PUSH")).containsExactly("FAILED"));
        assertThat(lastError()).contains(Integer.toString(status), "ended");

        announce("ORDER_SHIPPED");
        await().untilAsserted(() -> assertThat(statuses("EMAIL")).containsExactly("SENT", "SENT"));
        assertThat(statuses("PUSH")).containsExactly("FAILED");
        assertThat(PUSH_SERVICE.pushedTo(path)).hasSize(1);
    }

    @Test
    void pushesNothingThatWasQueuedWhenTheSubscriptionEnded() {
        PUSH_SERVICE.answer(path, new Answer(503, "Retry-After", "1"), Answer.of(410));
        announce("ORDER_CONFIRMED");
        announce("ORDER_SHIPPED");

        await().untilAsserted(() -> assertThat(statuses("PUSH")).containsExactly("FAILED", "FAILED"));
        assertThat(PUSH_SERVICE.pushedTo(path)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 413})
    void failsWhenThePushServiceRefuses(int status) {
        PUSH_SERVICE.answer(path, Answer.of(status));
        announce("ORDER_CONFIRMED");
        announce("ORDER_SHIPPED");

        await().untilAsserted(() -> assertThat(statuses("PUSH")).containsExactly("FAILED", "SENT"));
        await().untilAsserted(() -> assertThat(statuses("EMAIL")).containsExactly("SENT", "SENT"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void triesAgainWhenThePushServiceIsBusyOrBroken(int status) {
        PUSH_SERVICE.answer(path, Answer.of(status), Answer.of(status));
        announce("ORDER_CONFIRMED");

        await().untilAsserted(() -> assertThat(statuses("PUSH")).containsExactly("SENT"));
        assertThat(PUSH_SERVICE.pushedTo(path)).hasSize(3);
    }

    @Test
    void waitsAsLongAsThePushServiceAsksFor() {
        PUSH_SERVICE.answer(path, new Answer(429, "Retry-After", "2"));
        var start = Instant.now();
        announce("ORDER_CONFIRMED");

        await().untilAsserted(() -> assertThat(statuses("PUSH")).containsExactly("SENT"));
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void followsNoRedirect() {
        PUSH_SERVICE.answer(path, new Answer(307, "Location", PUSH_SERVICE.endpoint("/elsewhere/" + orderId)));
        announce("ORDER_CONFIRMED");

        await().untilAsserted(() -> assertThat(statuses("PUSH")).containsExactly("FAILED"));
        assertThat(PUSH_SERVICE.pushedTo("/elsewhere/" + orderId)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://169.254.169.254/latest", "http://fcm.googleapis.com/x", "nonsense"})
    void failsAloneWhenTheEndpointIsNoneOfAPushService(String endpoint) {
        announce("ORDER_CONFIRMED", browser.subscription(endpoint));

        await().untilAsserted(() -> assertThat(statuses("PUSH")).containsExactly("FAILED"));
        await().untilAsserted(() -> assertThat(statuses("EMAIL")).containsExactly("SENT"));
    }

    @Test
    void failsAloneWhenTheKeysCannotBeUsed() {
        var subscription = browser.subscription(PUSH_SERVICE.endpoint(path));
        announce("ORDER_CONFIRMED", subscription.replaceAll("\"B[^\"]+", "\"BBBB"));

        await().untilAsserted(() -> assertThat(statuses("PUSH")).containsExactly("FAILED"));
        await().untilAsserted(() -> assertThat(statuses("EMAIL")).containsExactly("SENT"));
        assertThat(lastError()).contains("keys");
    }

    private void announce(String type) {
        announce(type, browser.subscription(PUSH_SERVICE.endpoint(path)));
    }

    private void announce(String type, String subscription) {
        var address = "\"email\": \"%s\"".formatted(email);
        assertThat(api.post(Announcements.of(UUID.randomUUID(), type, orderId, email)
                .replace(address, address + ", \"push\": " + subscription))).hasStatus(202);
    }

    private List<Object> statuses(String channel) {
        return api.ofOrder(orderId).stream().filter(it -> it.get("channel").equals(channel))
                .map(it -> it.get("status")).toList();
    }

    private String lastError() {
        return api.ofOrder(orderId).stream().filter(it -> it.get("channel").equals("PUSH")).findFirst().orElseThrow()
                .get("lastError").toString();
    }

    private String publicKey() {
        try {
            var answer = http.get().uri("/internal/push-key").header("Authorization", NotificationsApi.ORDER_SERVICE)
                    .exchange();
            return JsonPath.read(answer.getResponse().getContentAsString(), "$.publicKey");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey point(String publicKey) {
        var bytes = Base64URL.from(publicKey).decode();
        return new ECKey.Builder(Curve.P_256, Base64URL.encode(Arrays.copyOfRange(bytes, 1, 33)),
                Base64URL.encode(Arrays.copyOfRange(bytes, 33, 65))).build();
    }

    private static String parameter(String header, String name) {
        return header.replaceAll("(?:.*[ ,])?" + name + "=([^, ]+).*", "$1");
    }
}
