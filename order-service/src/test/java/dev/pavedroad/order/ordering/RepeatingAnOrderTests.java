package dev.pavedroad.order.ordering;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static dev.pavedroad.order.NeighbourServices.RESERVATION;
import static dev.pavedroad.order.NeighbourServices.refusal;
import static dev.pavedroad.order.NeighbourServices.reservationsAre;
import static dev.pavedroad.order.ordering.Shop.items;
import static dev.pavedroad.order.ordering.Shop.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.order.NeighbourServices;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class RepeatingAnOrderTests extends OpenShop {

    private final UUID product = UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @Test
    void answersAsTheFirstTimeWithTheOrderAsItIsNow() {
        var first = shop.place(items(product, 2), key);
        assertThat(first).hasStatus(201);
        String id = read(first, "$.id");
        assertThat(shop.admin(id + "/shipment", null)).hasStatus(200);
        var again = shop.place(items(product, 2), key);
        assertThat(again).hasStatus(201).hasHeader("Location", "/api/orders/" + id);
        assertThat(again).bodyJson().extractingPath("$.status").isEqualTo("SHIPPED");
        assertThat(shop.cancel(read(shop.place(items(product, 1), "other"), "$.id"))).hasStatus(200);
        var cancelled = shop.place(items(product, 1), "other");
        assertThat(cancelled).hasStatus(201).bodyJson().extractingPath("$.status").isEqualTo("CANCELLED");
    }

    @Test
    void repeatsWhatWasShort() {
        reservationsAre(neighbours, refusal(409, "insufficient-stock",
                ", \"shortages\": [{\"productId\": \"%s\", \"requested\": 2, \"available\": 1}]".formatted(product)));
        var first = shop.place(items(product, 2), key);
        NeighbourServices.areWell(neighbours);
        var again = shop.place(items(product, 2), key);
        assertThat(again).hasStatus(409);
        for (var path : new String[]{"$.type", "$.orderId", "$.detail", "$.shortages"}) {
            assertThat(Shop.<Object>read(again, path)).isEqualTo(Shop.<Object>read(first, path));
        }
        assertThat(Shop.<Integer>read(again, "$.shortages[0].available")).isEqualTo(1);
        assertThat(Shop.<Integer>read(shop.get(""), "$.totalItems")).isEqualTo(1);
    }

    @Test
    void holdsTheSameItemsInAnotherOrderForAnotherRequest() {
        var cup = UUID.randomUUID();
        var line = "{\"productId\": \"%s\", \"quantity\": 1}";
        var one = "{\"items\": [%s, %s]}".formatted(line.formatted(product), line.formatted(cup));
        var other = "{\"items\": [%s, %s]}".formatted(line.formatted(cup), line.formatted(product));
        assertThat(shop.place(one, key)).hasStatus(201);
        assertReused(shop.place(other, key));
        assertThat(shop.place(one.replace("{\"items\"", "{\"note\": 7, \"items\""), key)).hasStatus(201);
    }

    @Test
    void waitsForAFirstRequestThatIsStillRunning() {
        reservationsAre(neighbours, aResponse().withStatus(500).withFixedDelay(2_500));
        var first = CompletableFuture.supplyAsync(() -> shop.place(items(product, 2), key));
        await().until(() -> !neighbours.findAll(putRequestedFor(RESERVATION)).isEmpty());
        var start = System.nanoTime();
        var again = shop.place(items(product, 2), key);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(500));
        assertThat(again).hasStatus(202).hasHeader("Retry-After", "2");
        assertThat(first.join()).hasStatus(202);
        assertThat(Shop.<String>read(again, "$.id")).isEqualTo(read(first.join(), "$.id"));
    }

    @Test
    void answersByThePresentStatusWhenTheFirstNeverAnswered() {
        reservationsAre(neighbours, aResponse().withStatus(500));
        var first = shop.place(items(product, 2), key);
        // As if the instance had died before it could note what it answered.
        jdbc.sql("update idempotency_keys set answered_pending = false, created_at = created_at - interval '2 minutes' "
                + "where customer_id = ?").param(shop.customer()).update();
        var pending = shop.place(items(product, 2), key);
        assertThat(pending).hasStatus(202).bodyJson().extractingPath("$.status").isEqualTo("PENDING");
        makeNeighboursWell();
        makeTasksDue();
        String id = read(first, "$.id");
        await().until(
                () -> read(shop.get("/" + id), "$.status").equals("CONFIRMED"));
        var again = shop.place(items(product, 2), key);
        assertThat(again).hasStatus(201).hasHeader("Location", "/api/orders/" + id);
    }

    @Test
    void keepsAKeyForADay() {
        String id = read(shop.place(items(product, 2), key), "$.id");
        age("23 hours 59 minutes");
        assertThat(Shop.<String>read(shop.place(items(product, 2), key), "$.id")).isEqualTo(id);
        age("2 minutes");
        var next = shop.place(items(product, 3), key);
        assertThat(next).hasStatus(201);
        assertThat(Shop.<String>read(next, "$.id")).isNotEqualTo(id);
    }

    @Test
    void leavesTheKeyToARequestThatIsNotRefusedAtTheDoor() {
        assertThat(shop.place(items(product, 0), key)).hasStatus(400);
        assertThat(shop.place("{", key)).hasStatus(400);
        assertThat(shop.placeAs("Bearer forged", items(product, 1), key)).hasStatus(401);
        assertThat(shop.place(items(product, 2), key)).hasStatus(201);
        assertReused(shop.place(items(product, 1), key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "!", "~", "a b", "\"quoted\"", "a,b", "k'; drop table orders; --"})
    void takesEveryPrintableKeyOfUpTo255Characters(String some) {
        for (var printable : new String[]{some, (some + "x".repeat(255)).substring(0, 255)}) {
            var first = shop.place(items(product, 2), printable);
            assertThat(first).hasStatus(201);
            assertThat(Shop.<String>read(shop.place(items(product, 2), printable), "$.id"))
                    .isEqualTo(read(first, "$.id"));
        }
        assertThat(Shop.<Integer>read(shop.get(""), "$.totalItems")).isEqualTo(2);
    }

    private void age(String by) {
        jdbc.sql("update idempotency_keys set created_at = created_at - cast(? as interval) where customer_id = ?")
                .params(by, shop.customer()).update();
    }

    private static void assertReused(MvcTestResult answer) {
        assertThat(answer).hasStatus(422).bodyJson().extractingPath("$.type").asString()
                .endsWith("/idempotency-key-reused");
    }
}
