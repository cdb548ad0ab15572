package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class FirstOrderTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Client administrator = Client.administrator();
    private final Client customer = Client.newCustomer();

    @Test
    void goesFromSignUpToAConfirmedOrder() {
        var product = Catalogue.newProduct(administrator, 10);
        var placed = customer.order(product, 3);
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.text("status")).isEqualTo("CONFIRMED");
        assertThat(placed.body().path("total").decimalValue()).isEqualByComparingTo("37.50");
        assertThat(Catalogue.stockOf(product)).isEqualTo(7);
        var found = customer.get(placed.header("Location"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body()).isEqualTo(placed.body());
    }

    @Test
    @EnabledIf(value = "dev.pavedroad.systemtests.RunningSystem#hasMailbox", disabledReason = "no -Dsystem.mailbox")
    void mailsEachStepOfAnOrderOnce() {
        var product = Catalogue.newProduct(administrator, 10);
        var order = "/api/orders/" + customer.order(product, 1).text("id");
        administrator.post(order + "/shipment", Map.of("trackingNumber", "TRACK-1"));
        administrator.post(order + "/delivery", "");
        await().atMost(SOON).untilAsserted(() -> assertThat(Mailbox.of(customer)).hasSize(3));
        assertThat(Mailbox.of(customer)).extracting(mail -> mail.messageId()).doesNotHaveDuplicates();
        assertThat(Mailbox.of(customer).get(1).content().get()).contains("TRACK-1");
        assertThat(customer.get(order).body().findValuesAsText("status"))
                .containsExactly("DELIVERED", "PENDING", "CONFIRMED", "SHIPPED", "DELIVERED");
    }

    @Test
    void givesTheStockBackWhenAnOrderIsCancelled() {
        var product = Catalogue.newProduct(administrator, 5);
        var order = customer.order(product, 5).text("id");
        assertThat(Catalogue.stockOf(product)).isZero();
        var cancelled = customer.post("/api/orders/%s/cancellation".formatted(order), "");
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
        await().atMost(SOON).untilAsserted(() -> assertThat(Catalogue.stockOf(product)).isEqualTo(5));
    }

    @Test
    void saysWhatIsMissing() {
        var product = Catalogue.newProduct(administrator, 2);
        var refused = customer.order(product, 3);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.slug()).isEqualTo("insufficient-stock");
        JsonNode shortage = refused.body().path("shortages").path(0);
        assertThat(shortage.path("requested").asInt()).isEqualTo(3);
        assertThat(shortage.path("available").asInt()).isEqualTo(2);
        assertThat(customer.get("/api/orders/" + refused.text("orderId")).text("status")).isEqualTo("REJECTED");
        assertThat(Catalogue.stockOf(product)).isEqualTo(2);
    }

    @Test
    void followsOneTraceThroughTheSystem() {
        var answer = customer.get("/api/orders/no-uuid");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().headers().allValues("X-Trace-Id")).containsExactly(answer.text("traceId"));
    }
}
