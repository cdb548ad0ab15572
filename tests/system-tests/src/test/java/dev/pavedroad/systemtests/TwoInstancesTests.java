package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.DevStack;
import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.systemtests.Client.Response;
import dev.pavedroad.systemtests.SteadyLoad.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two processes each of order-service and product-service: one may go at any time, and no work is done twice. */
@DevStackOnly
@Execution(ExecutionMode.CONCURRENT)
class TwoInstancesTests {

    private static final Duration DRAIN_TIME = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int STOCK = 100_000;
    private static final int ORDERS = 10;
    private static final List<String> DOUBLED =
            List.of("order-service", "order-service-2", "product-service", "product-service-2");

    private static DevStack stack;

    private final Client customer = Client.at(stack.gatewayUrl()).signUp();
    private final String product = Catalogue
            .newProduct(Client.at(stack.gatewayUrl()).as(stack.adminEmail(), stack.adminPassword()), STOCK);

    @BeforeAll
    static void start() {
        stack = DevStack.start(TestStack.options("two-instances").instances("order-service", 2)
                .instances("product-service", 2).drainTime(DRAIN_TIME).build());
    }

    // By force: a drain helps only those who still ask, and nobody does.
    @AfterAll
    static void stop() {
        stack.processes().stream().filter(it -> !it.name().equals("postgres")).forEach(ServiceProcess::kill);
        stack.close();
    }

    @BeforeEach
    void allAreThere() {
        DOUBLED.stream().map(stack::process).filter(it -> !it.isAlive()).forEach(ServiceProcess::restart);
        await().atMost(SOON).until(() -> Registry.of(stack).has("order-service", 2)
                && Registry.of(stack).has("product-service", 2));
        SystemReadiness.awaitOrdersAndReads(SOON, customer, product);
    }

    @Test
    void shareTheRequests() {
        await().atMost(SOON).untilAsserted(() -> {
            customer.order(product, 1);
            assertThat(DOUBLED).allSatisfy(it -> assertThat(requestsAt(it)).isGreaterThanOrEqualTo(ORDERS));
        });
    }

    @Test
    void doBackgroundWorkOnceEvenWhenTheOneThatBeganItDies() throws Exception {
        var before = stockOf(product);
        products().forEach(ServiceProcess::freeze);
        var orders = ordersAtOnce();
        assertThat(orders).extracting(Response::status).containsOnly(202);
        stack.process("order-service").kill();
        products().forEach(ServiceProcess::resume);
        await().atMost(SOON).pollInterval(Duration.ofSeconds(1)).untilAsserted(
                () -> assertThat(orders).extracting(it -> statusOf(it.text("id"))).containsOnly("CONFIRMED"));
        assertThat(stockOf(product)).isEqualTo(before - ORDERS);
        var all = customer.get("/api/orders").body().path("totalItems").asInt();
        await().atMost(SOON).until(() -> mails().size() == all);
        // As long as a task takes until somebody else holds its worker for dead, so that a surplus mail would be there.
        await().during(Duration.ofSeconds(13)).atMost(SOON).until(() -> mails().size() == all);
        assertThat(mails()).doesNotHaveDuplicates();
        assertThat(stockOf(product)).isEqualTo(before - ORDERS);
    }

    @Test
    void failNoRequestWhileOneOfEachDrainsAndStops() {
        var before = stockOf(product);
        try (var load = load()) {
            await().atMost(SOON).until(() -> load.count() > 100);
            var stops = Stream.of("order-service", "product-service-2").map(stack::process)
                    .map(it -> CompletableFuture.runAsync(it::stop)).toList();
            await().atLeast(DRAIN_TIME.minusSeconds(1)).atMost(SOON)
                    .until(() -> stops.stream().allMatch(CompletableFuture::isDone));
            var stopped = load.count();
            await().atMost(SOON).until(() -> load.count() > stopped + 150);
            load.close();
            System.out.println("one of each stopped by SIGTERM: " + load);
            assertThat(load.failures()).isEmpty();
            assertThat(load.of("read")).extracting(Outcome::status).containsOnly(200);
            // 202 is an answer too: on a busy machine a reservation may take longer than a client has to wait.
            assertThat(load.of("order")).extracting(Outcome::status).isSubsetOf(201, 202);
            await().atMost(SOON).until(() -> stockOf(product) == before - (int) load.of("order").count());
        }
        assertThat(Stream.of("order-service", "product-service-2").map(stack::process)).allSatisfy(it -> {
            assertThat(it.isAlive()).isFalse();
            assertThat(it.log().path()).content().as("it ended by itself, before it would have been killed")
                    .contains("draining for PT5S", "Graceful shutdown complete");
        });
    }

    private SteadyLoad load() {
        Supplier<Response> order = () -> customer.order(product, 1);
        return new SteadyLoad().every(Duration.ofMillis(150), "read", () -> customer.get("/api/products/" + product))
                .every(Duration.ofMillis(300), "read", () -> customer.get("/api/products?size=5"))
                .every(Duration.ofMillis(300), "read", () -> customer.get("/api/orders?size=1"))
                .every(Duration.ofMillis(300), "order", order).every(Duration.ofMillis(300), "order", order);
    }

    private List<Response> ordersAtOnce() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Response> order = () -> customer.order(product, 1);
            return threads.invokeAll(Collections.nCopies(ORDERS, order)).stream().map(Future::resultNow).toList();
        }
    }

    private static Stream<ServiceProcess> products() {
        return Stream.of("product-service", "product-service-2").map(stack::process);
    }

    private String statusOf(String order) {
        return customer.get("/api/orders/" + order).text("status");
    }

    private int stockOf(String product) {
        return customer.get("/api/products/" + product).body().path("stock").asInt();
    }

    private List<String> mails() {
        return stack.mails().stream().filter(it -> it.recipient().equals(customer.email()))
                .map(it -> it.messageId()).toList();
    }

    private static int requestsAt(String process) {
        var uri = process.startsWith("order") ? "%2Fapi%2Forders" : "%2Finternal%2Freservations%2F%7BorderId%7D";
        return Client.at(stack.managementUrl(process)).get("/actuator/metrics/http.server.requests?tag=uri:" + uri)
                .body().path("measurements").path(0).path("value").asInt();
    }
}
