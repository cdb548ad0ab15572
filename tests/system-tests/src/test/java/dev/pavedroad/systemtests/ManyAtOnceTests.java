package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.systemtests.Client.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManyAtOnceTests {

    private final Client administrator = Client.administrator();
    private final Client customer = Client.newCustomer();

    @Test
    void sellsWhatThereIsAndNotOneMore() throws Exception {
        var product = Catalogue.newProduct(administrator, 25);
        var answers = atOnce(60, () -> customer.order(product, 1));
        assertThat(answers).extracting(Response::status).isSubsetOf(201, 202, 409);
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            var statuses = customer.get("/api/orders?size=100").body().path("items").valueStream()
                    .map(order -> order.path("status").asText()).toList();
            assertThat(statuses).hasSize(60);
            assertThat(statuses.stream().filter("CONFIRMED"::equals)).hasSize(25);
            assertThat(statuses.stream().filter("REJECTED"::equals)).hasSize(35);
        });
        assertThat(Catalogue.stockOf(product)).isZero();
        if (RunningSystem.isLocal()) {
            assertThat(Breakers.of("order-service").values()).isNotEmpty().allMatch("CLOSED"::equals);
        }
    }

    @Test
    void makesOneOrderOfThirtyTwoRequestsWithOneKey() throws Exception {
        var product = Catalogue.newProduct(administrator, 100);
        var key = UUID.randomUUID().toString();
        var answers = atOnce(32, () -> customer.order(product, 2, "Idempotency-Key", key));
        assertThat(answers).extracting(Response::status).isSubsetOf(201, 202);
        assertThat(answers.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);
        assertThat(customer.get("/api/orders").body().path("totalItems").asInt()).isEqualTo(1);
        var order = "/api/orders/" + answers.getFirst().text("id");
        await().atMost(Duration.ofMinutes(2)).until(() -> customer.get(order).text("status").equals("CONFIRMED"));
        assertThat(Catalogue.stockOf(product)).isEqualTo(98);
    }

    private static List<Response> atOnce(int times, Callable<Response> request)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Stream.generate(() -> request).limit(times).toList());
            return answers.stream().map(Future::resultNow).toList();
        }
    }
}
