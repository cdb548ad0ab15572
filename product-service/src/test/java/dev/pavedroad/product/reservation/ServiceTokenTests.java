package dev.pavedroad.product.reservation;

import static dev.pavedroad.product.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.product.ProductServiceTest;
import dev.pavedroad.product.TestCatalogue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ProductServiceTest
class ServiceTokenTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private TestCatalogue catalogue;

    private UUID product;
    private int expectedStock = 3;

    @BeforeEach
    void stockTheCatalogue() {
        product = catalogue.product("Cup", "1", 3);
    }

    @AfterEach
    void nothingWasTakenByThoseWhoMayNot() {
        assertThat(catalogue.stockOf(product)).isEqualTo(expectedStock);
    }

    @Test
    void letsOrderServiceIn() {
        assertThat(put(TestTokens.service("order-service", "product-service"))).hasStatusOk();
        expectedStock = 2;
    }

    @Test
    void keepsOutWhoHasNoToken() {
        var answer = http.put().uri("/internal/reservations/{order}", UUID.randomUUID())
                .contentType(APPLICATION_JSON).content(body()).exchange();

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer).containsHeader("WWW-Authenticate");
    }

    @Test
    void keepsOutUsersAndAdministrators() {
        assertProblem(put(TestTokens.customer(UUID.randomUUID())), 403, "forbidden");
        assertProblem(put(TestTokens.admin()), 403, "forbidden");
        assertProblem(http.delete().uri("/internal/reservations/{order}", UUID.randomUUID())
                .header(AUTHORIZATION, TestTokens.admin()).exchange(), 403, "forbidden");
    }

    @Test
    void keepsOutServicesThatTheMapDoesNotLetCall() {
        assertProblem(put(TestTokens.service("user-service", "product-service")), 403, "forbidden");
    }

    @Test
    void keepsOutARequestThatTheCallDoesNotAllow() {
        assertProblem(http.get().uri("/internal/reservations/{order}", UUID.randomUUID())
                .header(AUTHORIZATION, TestTokens.service("order-service", "product-service")).exchange(), 403,
                "forbidden");
    }

    @Test
    void keepsOutForgeries() {
        var claims = TestTokens.claims("order-service", "order-service", "product-service");

        assertProblem(put("Bearer " + TestTokens.sign("user-service", claims)), 401, "unauthenticated");
        var genuine = TestTokens.service("order-service", "product-service");
        assertProblem(put(genuine.substring(0, genuine.lastIndexOf('.') + 1)), 401, "unauthenticated");
        assertProblem(put("Bearer nonsense"), 401, "unauthenticated");
    }

    @Test
    void keepsOutTokensForOthersAndOldOnes() {
        assertProblem(put(TestTokens.service("order-service", "notification-service")), 401, "unauthenticated");
        var old = TestTokens.claims("order-service", "order-service", "product-service");
        old.put("exp", Instant.now().minusSeconds(60).getEpochSecond());
        assertProblem(put("Bearer " + TestTokens.sign("order-service", old)), 401, "unauthenticated");
    }

    @Test
    void doesNotTakeAServiceForAUser() {
        var token = TestTokens.service("order-service", "product-service");

        assertProblem(http.delete().uri("/api/products/{id}", product).header(AUTHORIZATION, token).exchange(), 401,
                "unauthenticated");
        assertProblem(http.get().uri("/api/products/{id}", product).header(AUTHORIZATION, token).exchange(), 401,
                "unauthenticated");
    }

    @Test
    void doesNotTakeAServiceThatCallsItselfAUserForOne() {
        var claims = TestTokens.claims("order-service", UUID.randomUUID().toString(), "pavedroad");
        claims.put("roles", List.of("ADMIN"));

        assertProblem(http.delete().uri("/api/products/{id}", product)
                .header(AUTHORIZATION, "Bearer " + TestTokens.sign("order-service", claims)).exchange(), 401,
                "unauthenticated");
        claims.put("iss", "user-service");
        assertProblem(http.delete().uri("/api/products/{id}", product)
                .header(AUTHORIZATION, "Bearer " + TestTokens.sign("order-service", claims)).exchange(), 401,
                "unauthenticated");
    }

    private MvcTestResult put(String authorization) {
        return http.put().uri("/internal/reservations/{order}", UUID.randomUUID())
                .header(AUTHORIZATION, authorization).contentType(APPLICATION_JSON).content(body()).exchange();
    }

    private String body() {
        return """
                {"items": [{"productId": "%s", "quantity": 1}]}""".formatted(product);
    }
}
