package dev.pavedroad.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.gateway.GatewayUnderTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class RoutingTests extends GatewayUnderTest {

    @ParameterizedTest
    @CsvSource({"/api/users,user-service", "/api/users/me,user-service", "/.well-known/jwks.json,user-service",
        "/api/products,product-service",
        "/api/products/1/stock-adjustments,product-service",
        "/api/orders,order-service", "/api/orders/1/cancellation,order-service"})
    void sendsEachPathToItsService(String path, String name) {
        var service = running(name);
        var response = get(path + "?query=a%20b&x=%C3%A4&flag&x=");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("hello");
        assertThat(service.received).singleElement().satisfies(
                it -> assertThat(it.target()).isEqualTo(path + "?query=a%20b&x=%C3%A4&flag&x="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/reservations/1", "/internal", "/actuator", "/actuator/health",
        "/actuator/metrics", "/api", "/api/notifications", "/API/users", "/api/usersx", "/.well-known/other",
        "/error", "/index.html", "/eureka/apps"})
    void knowsNothingElse(String path, @Autowired Routes routes) {
        for (var name : routes.all()) {
            running(name.service());
        }
        assertProblem(get(path), 404, "not-found");
    }
}
