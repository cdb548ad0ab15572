package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.gateway.GatewayUnderTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTests extends GatewayUnderTest {

    static Stream<String> bad() {
        var expired = TestTokens.claims("user-service", "1", "pavedroad");
        expired.put("exp", 1000);
        return Stream.of("Bearer rubbish", "Bearer " + TestTokens.sign("user-service", expired),
                "Bearer " + TestTokens.sign("order-service", TestTokens.claims("user-service", "1", "pavedroad")),
                TestTokens.service("order-service", "product-service"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void areRefusedBeforeAnyServiceIsCalledWhenTheyAreBad(String token) {
        var service = running("product-service");
        var response = get("/api/products", "Authorization", token);
        assertProblem(response, 401, "unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(service.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/tokens", "/api/users/tokens/refresh", "/api/users/tokens/revocation"})
    void areIgnoredWhereNewOnesAreMade(String path) {
        running("user-service");
        assertThat(send("POST", path, "{}", "Authorization", "Bearer rubbish").statusCode()).isEqualTo(200);
    }

    @Test
    void areNotAskedForByTheGateway() {
        running("order-service");
        assertThat(get("/api/orders").statusCode()).isEqualTo(200);
    }
}
