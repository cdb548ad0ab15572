package dev.pavedroad.order.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.order.NeighbourServices;
import dev.pavedroad.order.OrderServiceTest;
import dev.pavedroad.order.tracking.Follower.Event;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@OrderServiceTest
class FollowingAnOrderTests {

    private final UUID customer = UUID.randomUUID();
    private final String me = TestTokens.customer(customer);

    @Autowired
    private WireMockServer neighbours;
    @Autowired
    private OpenStreams streams;
    @Autowired
    private ApplicationContext context;
    @LocalServerPort
    private int port;
    private TrackedOrders orders;
    private String order;

    @BeforeEach
    void placeAnOrder() {
        NeighbourServices.areWell(neighbours);
        orders = new TrackedOrders(port);
        order = orders.place(customer);
    }

    @Test
    void tellsWhatHappenedSoFarAndThenEachChangeUntilNothingMoreCanHappen() {
        try (var follower = follow()) {
            assertThat(follower.status()).isEqualTo(200);
            assertThat(follower.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(follower.header("X-Trace-Id")).isNotBlank();
            await().until(() -> follower.events().size() == 2);
            assertThat(follower.events()).extracting(Event::id).containsExactly("1", "2");
            assertThat(follower.events()).extracting(Event::name).containsOnly("status");
            assertThat(follower.statuses()).containsExactly("PENDING", "CONFIRMED");
            orders.ship(order);
            await().until(() -> follower.statuses().contains("SHIPPED"));
            assertThat(follower.hasEnded()).isFalse();
            orders.deliver(order);
            await().until(follower::hasEnded);
            assertThat(follower.statuses()).containsExactly("PENDING", "CONFIRMED", "SHIPPED", "DELIVERED");
            assertThat(follower.events()).extracting(Event::at).containsExactlyElementsOf(orders.timesOf(order));
        }
    }

    @Test
    void goesOnAfterTheLastEventThatTheClientHas() {
        orders.ship(order);
        try (var follower = follow("Last-Event-ID", "2")) {
            await().until(() -> follower.events().size() == 1);
            assertThat(follower.events().getFirst().id()).isEqualTo("3");
            orders.deliver(order);
            await().until(follower::hasEnded);
            assertThat(follower.statuses()).containsExactly("SHIPPED", "DELIVERED");
        }
    }

    @Test
    void hasNothingToSayToAClientThatKnowsTheEnd() {
        orders.cancel(order);
        try (var follower = follow("Last-Event-ID", "3")) {
            assertThat(follower.status()).isEqualTo(204);
            assertThat(follower.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "-1", "99999999999", "1e999999", "x", "1,2", "\u00e4"})
    void refusesAnEventIdThatThereNeverWas(String id) {
        try (var follower = follow("Last-Event-ID", id)) {
            assertThat(follower.status()).isEqualTo(400);
            assertThat(follower.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(follower.body()).contains("/invalid-request", "\"errors\":[{", "traceId");
        }
    }

    @Test
    void endsAtOnceWhenTheOrderHasEnded() {
        orders.cancel(order);
        try (var follower = follow()) {
            await().until(follower::hasEnded);
            assertThat(follower.statuses()).containsExactly("PENDING", "CONFIRMED", "CANCELLED");
        }
    }

    @Test
    void keepsTheStreamAliveWithComments() {
        try (var follower = follow()) {
            await().until(() -> follower.comments() >= 3);
            assertThat(follower.statuses()).containsExactly("PENDING", "CONFIRMED");
            assertThat(follower.hasEnded()).isFalse();
        }
    }

    @Test
    void showsOrdersToTheirCustomerAndToAdministratorsOnly() {
        try (var administrator = new Follower(port, order, TestTokens.admin());
                var stranger = new Follower(port, order, TestTokens.customer(UUID.randomUUID()));
                var dreamer = new Follower(port, UUID.randomUUID().toString(), me);
                var forger = new Follower(port, order, "Bearer forged")) {
            assertThat(administrator.status()).isEqualTo(200);
            assertThat(Stream.of(stranger, dreamer)).allSatisfy(it -> {
                assertThat(it.status()).isEqualTo(404);
                assertThat(it.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(it.body()).contains("/not-found");
            });
            assertThat(forger.status()).isEqualTo(401);
        }
    }

    @Test
    void forgetsAClientThatHasGone() {
        try (var follower = follow()) {
            await().until(() -> follower.events().size() == 2);
            assertThat(streams.orders()).contains(UUID.fromString(order));
        }
        await().until(() -> !streams.orders().contains(UUID.fromString(order)));
    }

    @Test
    void endsWithTheLifeOfTheTokenAfterAllThatIsToBeTold() {
        var claims = TestTokens.claims("user-service", customer.toString(), "pavedroad");
        claims.put("email", "ada@example.com");
        claims.put("exp", Instant.now().getEpochSecond() + 2);
        try (var follower = new Follower(port, order, "Bearer " + TestTokens.sign("user-service", claims))) {
            await().until(follower::hasEnded);
            assertThat(follower.statuses()).containsExactly("PENDING", "CONFIRMED");
            assertThat(follower.lines()).noneMatch(line -> line.startsWith("broken"));
        }
        assertThat(streams.orders()).doesNotContain(UUID.fromString(order));
    }

    @Test
    void letsAUserFollowOnlySoManyOrdersAtOnceUntilOneIsLeft() {
        try (var _ = follow(); var last = follow()) {
            try (var _ = follow(); var tooMuch = follow(); var other = new Follower(port, order, TestTokens.admin())) {
                assertThat(tooMuch.status()).isEqualTo(429);
                assertThat(tooMuch.header("Retry-After")).isNotBlank();
                assertThat(tooMuch.body()).contains("/too-many-requests");
                assertThat(other.status()).isEqualTo(200);
            }
            await().until(() -> {
                try (var again = follow()) {
                    return again.status() == 200;
                }
            });
            assertThat(last.hasEnded()).isFalse();
        }
    }

    @Test
    void endsItsStreamsWhenItIsToTakeNoMoreTraffic() {
        try (var follower = follow()) {
            await().until(() -> follower.events().size() == 2);
            AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
            await().until(follower::hasEnded);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
        try (var follower = follow()) {
            await().until(() -> follower.comments() > 0);
            assertThat(follower.hasEnded()).isFalse();
        }
    }

    @Test
    void doesNotKeepAClientWaitingThatAsksForTheHeadersOnly() throws Exception {
        var uri = URI.create("http://localhost:%d/api/orders/%s/events".formatted(port, order));
        var request =
                HttpRequest.newBuilder(uri).HEAD().header("Authorization", me).timeout(Duration.ofMinutes(1)).build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        }
    }

    private Follower follow(String... headers) {
        return new Follower(port, order, me, headers);
    }
}
