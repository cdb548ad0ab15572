package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.process.ServiceProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The promises of the contract that concern more than one service. */
class PromisesTests {

    private final Client administrator = Client.administrator();
    private final Client customer = Client.newCustomer();

    @Test
    void letsAnAccessTokenLiveOnAtOtherServicesWhenItsUserIsGone() {
        var product = Catalogue.newProduct(administrator, 5);
        assertThat(customer.delete("/api/users/me", Map.of("currentPassword", "wrong horse")).slug())
                .isEqualTo("bad-credentials");
        assertThat(customer.delete("/api/users/me", Map.of("currentPassword", "correct horse")).status())
                .isEqualTo(204);
        assertThat(customer.get("/api/users/me").status()).isEqualTo(401);
        assertThat(customer.get("/api/orders").status()).isEqualTo(200);
        assertThat(customer.order(product, 1).status()).isEqualTo(201);
    }

    @Test
    void refusesATokenIssuedBeforeThePasswordWasChangedWhereThatIsKnown() {
        var change = Map.of("currentPassword", "correct horse", "newPassword", "battery staple");
        assertThat(customer.put("/api/users/me/password", change).status()).isEqualTo(204);
        assertThat(customer.get("/api/users/me").status()).isEqualTo(401);
        assertThat(customer.delete("/api/users/me", Map.of("currentPassword", "battery staple")).status())
                .isEqualTo(401);
        assertThat(customer.get("/api/orders").status()).isEqualTo(200);
        assertThat(Client.signIn(customer.email(), "battery staple").get("/api/users/me").status()).isEqualTo(200);
    }

    @Test
    void keepsTheLinesOfAnOrderWhoseProductIsGone() {
        var product = Catalogue.newProduct(administrator, 5);
        var placed = customer.order(product, 2);
        assertThat(administrator.delete("/api/products/" + product).status()).isEqualTo(204);
        assertThat(customer.get("/api/products/" + product).status()).isEqualTo(404);
        assertThat(customer.get(placed.header("Location")).body()).isEqualTo(placed.body());
        assertThat(customer.order(product, 1).slug()).isEqualTo("unknown-product");
    }

    @Test
    void givesLocationsThatTheGatewayKnows() {
        var signedUp = Client.nobody().post("/api/users", Map.of("email", UUID.randomUUID() + "@example.com", "name",
                "Ada", "password", "correct horse"));
        assertThat(signedUp.header("Location")).isEqualTo("/api/users/me");
        var added = administrator.post("/api/products", Map.of("sku", "P-" + UUID.randomUUID(), "name", "Kettle",
                "description", "", "category", "tests", "price", 1, "stock", 1));
        assertThat(administrator.get(added.header("Location")).body()).isEqualTo(added.body());
    }

    @Test
    @DevStackOnly
    void mailsACustomerWhoseNameIsAsLongAsItMayBe() {
        var email = UUID.randomUUID() + "@example.com";
        Client.nobody().post("/api/users", Map.of("email", email, "name", "\uD83E\uDD80".repeat(100), "password",
                "correct horse"));
        var crab = Client.signIn(email, "correct horse");
        assertThat(crab.order(Catalogue.newProduct(administrator, 5), 1).status()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(RunningSystem.stack().mails())
                .anySatisfy(mail -> assertThat(mail.recipient()).isEqualTo(email)));
    }

    @Test
    @DevStackOnly
    void answersWithinFiveSecondsWhoeverHangs() {
        var process = RunningSystem.stack().process("user-service");
        process.freeze();
        try {
            var start = Instant.now();
            var answer = customer.get("/api/users/me");
            assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(4900),
                    Duration.ofSeconds(30));
            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.slug()).isEqualTo("upstream-timeout");
        } finally {
            process.resume();
        }
        SystemReadiness.awaitStatus(Duration.ofSeconds(60), 200, () -> customer.get("/api/users/me").status());
    }

    @Test
    @DevStackOnly
    void isHealthyWhoeverElseIsNot() {
        var database = RunningSystem.stack().process("postgres");
        var others = Stream.of("discovery-server", "product-service").map(RunningSystem.stack()::process).toList();
        database.kill();
        others.forEach(ServiceProcess::freeze);
        try {
            for (var service : List.of("api-gateway", "user-service", "order-service", "notification-service")) {
                var health = Client.at(RunningSystem.stack().url(service)).get("/health");
                assertThat(health.status()).as(service).isEqualTo(200);
                assertThat(health.text("status")).isEqualTo("UP");
            }
        } finally {
            others.forEach(ServiceProcess::resume);
            database.restart();
        }
        SystemReadiness.awaitStatus(Duration.ofSeconds(60), 200, () -> Client.nobody().get("/api/products").status());
        SystemReadiness.awaitOrdersAndReads(Duration.ofSeconds(60), customer, Catalogue.newProduct(administrator, 100));
    }
}
