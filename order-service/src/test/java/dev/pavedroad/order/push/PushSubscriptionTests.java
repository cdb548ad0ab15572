package dev.pavedroad.order.push;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.pavedroad.order.NeighbourServices.NOTIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.order.NeighbourServices;
import dev.pavedroad.order.OrderServiceTest;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@OrderServiceTest
class PushSubscriptionTests {

    private static final UrlPattern PUSH_KEY = urlEqualTo("/internal/push-key");
    private static final String ENDPOINT = "https://updates.push.services.mozilla.com/wpush/v2/gAAA";
    private static final String POINT = point();
    private static final String AUTH = Base64URL.encode(new byte[16]).toString();

    private final UUID customer = UUID.randomUUID();
    private final String me = TestTokens.customer(customer);

    @Autowired
    private MockMvcTester http;
    @Autowired
    private WireMockServer neighbours;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @BeforeEach
    void neighboursAreWell() {
        NeighbourServices.areWell(neighbours);
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void goesWithTheAnnouncementsThatFollow() {
        var id = place();
        awaitAnnouncements(id, 1);
        assertThat(JsonPath.<Object>read(announcements(id).get(0), "$.recipient.push")).isNull();

        assertThat(put(me, id, subscription(ENDPOINT, POINT + "=", AUTH + "=="))).hasStatus(204);
        assertThat(put(me, id, subscription(ENDPOINT + "2", POINT, AUTH))).hasStatus(204);
        cancel(id);

        awaitAnnouncements(id, 2);
        assertThat(JsonPath.<String>read(announcements(id).get(1), "$.recipient.push.endpoint"))
                .isEqualTo(ENDPOINT + "2");
        assertThat(JsonPath.<String>read(announcements(id).get(1), "$.recipient.push.keys.p256dh")).isEqualTo(POINT);
        assertThat(JsonPath.<String>read(announcements(id).get(1), "$.recipient.push.keys.auth")).isEqualTo(AUTH);
    }

    @Test
    void isForTheCustomerOfTheOrderAlone() {
        var id = place();
        var body = subscription(ENDPOINT, POINT, AUTH);
        assertThat(put(TestTokens.customer(UUID.randomUUID()), id, body)).hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(put(TestTokens.admin(), id, body)).hasStatus(404);
        assertThat(put(me, UUID.randomUUID().toString(), body)).hasStatus(404);
        assertThat(put(me, "17", body)).hasStatus(400);
        assertThat(put("Bearer forged", id, body)).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "http://fcm.googleapis.com/x", "https://127.0.0.1/x", "https://localhost/x",
        "https://10.0.0.1/x", "https://169.254.169.254/latest", "https://[::1]/x", "https://[fd00::1]/x",
        "https://2130706433/x", "https://0x7f000001/x", "https://fcm.googleapis.com@evil.example/x",
        "https://user@fcm.googleapis.com/x", "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com.evil.example/x", "https://evilpush.apple.com/x", "https://fcm.googleapis.com/x#y",
        "http://127.0.0.1:8080/x"})
    void isRefusedUnlessTheEndpointIsHttpsAtAKnownPushService(String endpoint) {
        assertRefused(subscription(endpoint, POINT, AUTH), "endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://fcm.googleapis.com/fcm/send/a:b", "https://web.push.apple.com/QK",
        "https://wns2-par02p.notify.windows.com/w/?token=BQ%3d",
        "https://updates.push.services.mozilla.com/wpush/v2/g"})
    void isTakenAtEveryKnownPushService(String endpoint) {
        assertThat(put(me, place(), subscription(endpoint, POINT, AUTH))).hasStatus(204);
    }

    @Test
    void isRefusedWhenItsKeysAreNone() {
        var offCurve = Base64URL.from(POINT).decode();
        offCurve[64] ^= 1;
        assertRefused(subscription(ENDPOINT, Base64URL.encode(offCurve).toString(), AUTH), "keys.p256dh");
        assertRefused(subscription(ENDPOINT, POINT.substring(4), AUTH), "keys.p256dh");
        assertRefused(subscription(ENDPOINT, "!" + POINT, AUTH), "keys.p256dh");
        assertRefused(subscription(ENDPOINT, POINT, AUTH.substring(4)), "keys.auth");
        assertRefused(subscription(ENDPOINT, POINT, "+/+/"), "keys.auth");
        assertRefused("{\"endpoint\": \"%s\"}".formatted(ENDPOINT), "keys");
        assertRefused("{\"endpoint\": \"%s\", \"keys\": {}}".formatted("https://" + "a".repeat(2000)), null);
    }

    @Test
    void showsThePushKeyAndRemembersItShortly() {
        neighbours.stubFor(get(PUSH_KEY).willReturn(aResponse().withStatus(500)));
        assertThat(pushKey()).hasStatus(503).hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .containsHeader("Retry-After");

        neighbours.stubFor(get(PUSH_KEY).willReturn(okJson("{\"publicKey\": \"BKey\"}")));
        assertThat(pushKey()).hasStatus(200).bodyJson().isStrictlyEqualTo("{\"publicKey\": \"BKey\"}");
        neighbours.resetRequests();
        assertThat(pushKey()).hasStatus(200);
        neighbours.verify(0, getRequestedFor(PUSH_KEY));
        assertThat(http.get().uri("/api/orders/push-key").exchange()).hasStatus(401);
    }

    private void assertRefused(String body, String field) {
        var answer = put(me, UUID.randomUUID().toString(), body);
        assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (field != null) {
            assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        }
    }

    private MvcTestResult pushKey() {
        return http.get().uri("/api/orders/push-key").header("Authorization", me).exchange();
    }

    private MvcTestResult put(String who, String id, String body) {
        return http.put().uri("/api/orders/%s/push-subscription".formatted(id)).header("Authorization", who)
                .contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    private String place() {
        var answer = http.post().uri("/api/orders").header("Authorization", me).contentType(MediaType.APPLICATION_JSON)
                .content("{\"items\": [{\"productId\": \"%s\", \"quantity\": 1}]}".formatted(UUID.randomUUID()))
                .exchange();
        assertThat(answer).hasStatus(201);
        return answer.getResponse().getHeader("Location").replaceFirst(".*/", "");
    }

    private void cancel(String id) {
        assertThat(http.post().uri("/api/orders/%s/cancellation".formatted(id)).header("Authorization", me).exchange())
                .hasStatus(200);
    }

    private void awaitAnnouncements(String id, int count) {
        await().untilAsserted(() -> assertThat(announcements(id)).hasSize(count));
    }

    // Those of other tests' orders may still come in.
    private List<String> announcements(String id) {
        return neighbours.findAll(postRequestedFor(NOTIFICATION)).stream().map(it -> it.getBodyAsString())
                .filter(body -> JsonPath.read(body, "$.order.id").equals(id)).toList();
    }

    private static String subscription(String endpoint, String p256dh, String auth) {
        return "{\"endpoint\": \"%s\", \"expirationTime\": null, \"keys\": {\"p256dh\": \"%s\", \"auth\": \"%s\"}}"
                .formatted(endpoint, p256dh, auth);
    }

    private static String point() {
        try {
            var key = new ECKeyGenerator(Curve.P_256).generate();
            var point = new ByteArrayOutputStream();
            point.write(4);
            point.writeBytes(key.getX().decode());
            point.writeBytes(key.getY().decode());
            return Base64URL.encode(point.toByteArray()).toString();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
