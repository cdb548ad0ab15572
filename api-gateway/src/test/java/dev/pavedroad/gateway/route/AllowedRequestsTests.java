package dev.pavedroad.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.gateway.GatewayUnderTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

/** With a map on which the call to order-service allows reading alone. */
@TestPropertySource(properties = "COMMUNICATION_MAP=src/test/resources/restricted-map.yml")
class AllowedRequestsTests extends GatewayUnderTest {

    @ParameterizedTest
    @CsvSource({"GET, /api/orders", "GET, /api/orders/17", "POST, /api/users", "GET, /api/products/17"})
    void areRouted(String method, String path) {
        running("user-service");
        running("product-service");
        running("order-service");
        assertThat(send(method, path, null).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/orders", "GET, /api/orders/17/events", "POST, /api/orders/17/cancellation"})
    void areRoutedAndNoOthers(String method, String path) {
        var service = running("order-service");
        assertProblem(send(method, path, null), 404, "not-found");
        assertThat(service.received).isEmpty();
    }
}
