package dev.pavedroad.systemtests.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.systemtests.Catalogue;
import dev.pavedroad.systemtests.Client;
import dev.pavedroad.systemtests.Mailbox;
import dev.pavedroad.systemtests.Mailbox.Letter;
import dev.pavedroad.systemtests.Registry;
import dev.pavedroad.systemtests.SteadyLoad;
import dev.pavedroad.systemtests.SteadyLoad.Outcome;
import dev.pavedroad.systemtests.SystemReadiness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two containers of each service behind the gateway. */
@InContainers
class TwoOfEachTests {

    private static final ComposeProject PROJECT = ComposeProject.given();
    private static final int STOCK = 100_000;
    private static final List<String> DOUBLED =
            List.of("user-service", "product-service", "order-service", "notification-service");
    // Where each is asked by those who call it, and the port that knows how often.
    private static final Map<String, String> CALLED = Map.of("user-service", "9001/api/users/me", "product-service",
            "9002/internal/reservations/{orderId}", "order-service", "9003/api/orders", "notification-service",
            "9004/internal/notifications");

    private final Client customer = Client.newCustomer();
    private final String product = Catalogue.newProduct(Client.administrator(), STOCK);

    @BeforeAll
    static void up() {
        PROJECT.up(DOUBLED.stream().flatMap(it -> Stream.of("--scale", it + "=2")).toArray(String[]::new));
        var registry = new Registry(PROJECT.url("discovery-server", 8761));
        await().atMost(Duration.ofSeconds(60)).until(() -> DOUBLED.stream().allMatch(it -> registry.has(it, 2)));
    }

    @AfterAll
    static void down() {
        PROJECT.up();
    }

    @Test
    void shareTheRequestsAndFailNoneWhileOneOfEachStops() {
        SystemReadiness.awaitOrdersAndReads(Duration.ofSeconds(90), customer, product);
        var containers = Container.of(PROJECT).stream().filter(it -> DOUBLED.contains(it.service())).toList();
        assertThat(containers).hasSize(2 * DOUBLED.size());
        var before = orders();
        var stock = stock();
        try (var load = load()) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(
                    () -> assertThat(containers).allSatisfy(it -> assertThat(requestsAt(it)).isGreaterThan(10)));
            for (var service : DOUBLED) {
                stopOneOf(service, containers, load);
            }
            load.close();
            System.out.println("one of each stopped by SIGTERM: " + load);
            assertThat(load.failures()).isEmpty();
            assertThat(load.of("read")).extracting(Outcome::status).containsOnly(200);
            // 202 is an answer too: on a busy machine a reservation may take longer than a client has to wait.
            assertThat(load.of("order")).extracting(Outcome::status).isSubsetOf(201, 202);
            var placed = (int) load.of("order").count();
            assertThat(orders()).isEqualTo(before + placed);
            await().atMost(Duration.ofMinutes(2)).until(() -> stock() == stock - placed);
        }
        mailEachOrderOnce();
    }

    private void stopOneOf(String service, List<Container> containers, SteadyLoad load) {
        var one = containers.stream().filter(it -> it.service().equals(service)).findFirst().orElseThrow();
        var stopped = CompletableFuture.runAsync(() -> Docker.run("stop", one.id()));
        // It did drain, and ended by itself before it would have been killed, which would give 137.
        await().atLeast(Duration.ofSeconds(9)).atMost(Duration.ofMinutes(1)).until(stopped::isDone);
        assertThat(Docker.run("inspect", "--format", "{{.State.ExitCode}}", one.id()).strip()).isEqualTo("143");
        var sent = load.count();
        await().atMost(Duration.ofMinutes(2)).until(() -> load.count() > sent + 60);
    }

    private void mailEachOrderOnce() {
        await().atMost(Duration.ofSeconds(60)).until(() -> Mailbox.of(customer).size() >= orders());
        // As long as a task takes until somebody else holds its worker for dead, so that a surplus mail would be there.
        await().during(Duration.ofSeconds(13)).atMost(Duration.ofMinutes(1))
                .until(() -> Mailbox.of(customer).size() == orders());
        assertThat(Mailbox.of(customer)).extracting(Letter::messageId).doesNotHaveDuplicates();
    }

    private SteadyLoad load() {
        return new SteadyLoad().every(Duration.ofMillis(300), "read", () -> customer.get("/api/products/" + product))
                .every(Duration.ofMillis(300), "read", () -> customer.get("/api/users/me"))
                .every(Duration.ofMillis(300), "read", () -> customer.get("/api/orders?size=1"))
                .every(Duration.ofMillis(300), "order", () -> customer.order(product, 1));
    }

    private int orders() {
        return customer.get("/api/orders").body().path("totalItems").asInt();
    }

    private int stock() {
        return customer.get("/api/products/" + product).body().path("stock").asInt();
    }

    private static int requestsAt(Container container) {
        var place = CALLED.get(container.service());
        var uri = place.substring(4).replace("/", "%2F").replace("{", "%7B").replace("}", "%7D");
        return container.get(Integer.parseInt(place.substring(0, 4)),
                "/actuator/metrics/http.server.requests?tag=uri:" + uri).path("measurements").path(0).path("value")
                .asInt();
    }
}
