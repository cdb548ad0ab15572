package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.gateway.GatewayUnderTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"RATE_LIMIT_PER_SECOND=1", "RATE_LIMIT_BURST=5", "TRUSTED_PROXY_HOPS=2"})
class RateLimitFilterTests extends GatewayUnderTest {

    @Test
    void isOneForEachUserWhereverTheyAre() {
        running("order-service");
        var ada = TestTokens.customer(UUID.randomUUID());
        var next = new AtomicInteger();
        var refused = untilRefused(200, () -> get("/api/orders", "Authorization", ada, "X-Forwarded-For",
                "1.1.1." + next.getAndIncrement() + ", 9.9.9.9"));
        assertProblem(refused, 429, "too-many-requests");
        assertThat(get("/api/orders", "Authorization", TestTokens.customer(UUID.randomUUID())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void isOneForEachAddressThatTheTrustedProxiesReport() {
        running("product-service");
        var next = new AtomicInteger();
        untilRefused(200, () -> get("/api/products", "X-Forwarded-For",
                "6.6.6." + next.getAndIncrement() + ", 2.2.2.2, 9.9.9.9"));
        assertThat(from("2.2.2.2, 3.3.3.3, 9.9.9.9")).isEqualTo(200);
    }

    @Test
    void takesANetworkOfTheNewProtocolAsOneAddress() {
        running("product-service");
        var next = new AtomicInteger();
        untilRefused(200, () -> get("/api/products", "X-Forwarded-For",
                "2001:db8::" + next.incrementAndGet() + ", 9.9.9.9"));
        assertThat(from("2001:db8:1::6, 9.9.9.9")).isEqualTo(200);
    }

    @Test
    void sparesHealth() {
        for (int i = 0; i < 20; i++) {
            assertThat(get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void passesOnWhatTheTrustedProxiesSaid() {
        var service = running("product-service");
        get("/api/products", "X-Forwarded-For", "6.6.6.6, 4.4.4.4", "X-Forwarded-For", "9.9.9.9",
                "X-Forwarded-Proto", "https", "Forwarded", "for=6.6.6.6", "X-Forwarded-User", "root");
        var it = service.received.getFirst();
        assertThat(it.header("x-forwarded-for")).isEqualTo("4.4.4.4, 9.9.9.9, 127.0.0.1");
        assertThat(it.header("x-forwarded-proto")).isEqualTo("https");
        assertThat(it.headers()).doesNotContainKeys("forwarded", "x-forwarded-user");
    }

    // One token a second comes back meanwhile, so that a slow machine may be let in a little more often.
    private static HttpResponse<String> untilRefused(int before, Supplier<HttpResponse<String>> request) {
        for (int answered = 0; answered < 50; answered++) {
            var response = request.get();
            if (response.statusCode() == 429) {
                assertThat(answered).isGreaterThanOrEqualTo(5);
                return response;
            }
            assertThat(response.statusCode()).isEqualTo(before);
        }
        throw new AssertionError("never refused");
    }

    private int from(String addresses) {
        return get("/api/products", "X-Forwarded-For", addresses).statusCode();
    }
}
