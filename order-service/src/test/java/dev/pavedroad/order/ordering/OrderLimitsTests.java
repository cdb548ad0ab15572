package dev.pavedroad.order.ordering;

import static dev.pavedroad.order.NeighbourServices.refusal;
import static dev.pavedroad.order.NeighbourServices.reservationsAre;
import static dev.pavedroad.order.ordering.Shop.items;
import static dev.pavedroad.order.ordering.Shop.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.order.SecondInstance;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** One account wants everything that there is. */
@TestPropertySource(properties = {"ORDER_LIMIT_PER_CUSTOMER=6", "UNIT_LIMIT_PER_CUSTOMER=100"})
class OrderLimitsTests extends OpenShop {

    private final UUID product = UUID.randomUUID();

    @Autowired
    private JdbcConnectionDetails database;
    @LocalServerPort
    private int port;

    @Test
    void refuseMoreOrdersInAnHourRefusedOnesIncluded() {
        reservationsAre(neighbours, refusal(422, "unknown-product", ""));
        for (var order = 0; order < 6; order++) {
            assertThat(shop.place(items(product, 100))).hasStatus(422);
        }
        makeNeighboursWell();
        age("50 minutes");
        var tooMuch = shop.place(items(product, 1));
        assertThat(tooMuch).hasStatus(429).bodyJson().extractingPath("$.type").asString()
                .endsWith("/too-many-requests");
        assertThat(Shop.<String>read(tooMuch, "$.detail")).contains("6 orders within an hour");
        assertThat(Integer.parseInt(tooMuch.getResponse().getHeader("Retry-After"))).isBetween(1, 600);
        assertThat(Shop.<Integer>read(shop.get(""), "$.totalItems")).isEqualTo(6);
        assertThat(Shop.of(http, neighbours).place(items(product, 1))).as("another customer").hasStatus(201);
        age("10 minutes");
        assertThat(shop.place(items(product, 1))).hasStatus(201);
    }

    @Test
    void refuseMoreUnitsInAnHour() {
        assertThat(shop.place(items(product, 60))).hasStatus(201);
        var tooMuch = shop.place(items(product, 41));
        assertThat(tooMuch).hasStatus(429);
        assertThat(Shop.<String>read(tooMuch, "$.detail")).contains("101 units", "100 are the maximum");
        assertThat(shop.place(items(product, 40))).hasStatus(201);
        assertThat(shop.place(items(product, 1))).hasStatus(429);
        age("61 minutes");
        assertThat(shop.place(items(product, 100))).hasStatus(201);
    }

    // Whoever cancels has had the stock for a while.
    @Test
    void countTheUnitsOfCancelledOrders() {
        var order = shop.place(items(product, 100));
        assertThat(shop.cancel(read(order, "$.id"))).hasStatus(200);
        assertThat(shop.place(items(product, 1))).hasStatus(429);
    }

    @Test
    void leaveTheKeyOfARefusedRequestAndRepeatAnAnswerWithoutLimit() {
        assertThat(shop.place(items(product, 90), "first")).hasStatus(201);
        assertThat(shop.place(items(product, 50), "second")).hasStatus(429);
        assertThat(shop.place(items(product, 50), "second")).hasStatus(429);
        assertThat(shop.place(items(product, 10), "second")).as("with other items").hasStatus(201);
        assertThat(shop.place(items(product, 90), "first")).hasStatus(201);
        assertThat(Shop.<Integer>read(shop.get(""), "$.totalItems")).isEqualTo(2);
    }

    @Test
    void holdForRequestsAtOnceAtTwoInstances() throws Exception {
        var client = HttpClient.newHttpClient();
        try (var second = new SecondInstance(database, neighbours.baseUrl(), Duration.ZERO,
                "--pavedroad.ordering.order-limit-per-customer=6", "--pavedroad.ordering.unit-limit-per-customer=100");
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                client) {
            var ports = List.of(port, second.port());
            var answers = threads.invokeAll(IntStream.range(0, 40).<Callable<HttpResponse<String>>>mapToObj(
                    number -> () -> client.send(order(ports.get(number % 2)), BodyHandlers.ofString())).toList());
            var statuses = answers.stream().map(it -> it.resultNow()).map(HttpResponse::statusCode).toList();
            assertThat(statuses).containsOnly(201, 429);
            assertThat(Collections.frequency(statuses, 201)).isEqualTo(6);
        }
        assertThat(JsonPath.<Integer>read(shop.get("").getResponse().getContentAsString(), "$.totalItems"))
                .isEqualTo(6);
    }

    private HttpRequest order(int port) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d/api/orders".formatted(port)))
                .header("Authorization", TestTokens.customer(shop.customer()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(items(product, 1))).build();
    }

    private void age(String by) {
        jdbc.sql("update orders set created_at = created_at - cast(? as interval) where customer_id = ?")
                .params(by, shop.customer()).update();
    }
}
