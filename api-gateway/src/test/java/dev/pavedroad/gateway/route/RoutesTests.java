package dev.pavedroad.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pavedroad.map.CommunicationMap;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.function.ServerRequest;

class RoutesTests {

    private static final String MAP = """
            services:
              api-gateway: { port: 3000, public: true }
              user-service: { port: 3001 }
              product-service: { port: 3002 }
              order-service: { port: 3003 }
              notification-service: { port: 3004 }
            calls:
              - { from: api-gateway, to: user-service, why: x, allow: [/api/users/**] }
              - { from: api-gateway, to: product-service, why: x, allow: [/api/products/**] }
            """;

    @Test
    void areTheCallsOfTheGatewayOnTheMap() {
        var map = CommunicationMap.fromClasspath();
        assertThat(
                new Routes(map, new MockEnvironment()).all().stream().map(Route::service).collect(Collectors.toSet()))
                .isEqualTo(map.calleesOf("api-gateway"));
        assertThat(map.calleesOf("api-gateway")).contains(new Routes(map, new MockEnvironment()).events().service());
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/orders/17, true", "HEAD, /api/orders/17, true", "POST, /api/orders, false",
        "GET, /api/orders/17/events, false"})
    void leadOnlyToWhatACallAllows(String method, String path, boolean allowed) {
        var map = CommunicationMap.load(new ByteArrayInputStream((MAP
                + "  - { from: api-gateway, to: order-service, why: x, allow: [GET /api/orders/*] }\n")
                .getBytes(StandardCharsets.UTF_8)));
        var request = ServerRequest.create(new MockHttpServletRequest(method, path), List.of());
        assertThat(new Routes(map, new MockEnvironment()).allow("order-service", request)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [/api/users/**]   | [/api/users/me]
            [/api/users/**]   | [GET /api/*]
            [/api/users/*/x]  | [/api/*/me/x, /api/orders]
            """)
    void refuseAPathThatTwoServicesHave(String users, String orders) {
        var map = CommunicationMap.load(new ByteArrayInputStream("""
                services:
                  api-gateway: { port: 3000, public: true }
                  user-service: { port: 3001 }
                  order-service: { port: 3003 }
                calls:
                  - { from: api-gateway, to: user-service, why: x, allow: %s }
                  - { from: api-gateway, to: order-service, why: x, allow: %s }
                """.formatted(users, orders).getBytes(StandardCharsets.UTF_8)));
        assertThatIllegalStateException().isThrownBy(() -> new Routes(map, new MockEnvironment()))
                .withMessageMatching(
                        "communication-map.yml lets the gateway ask both user-service .*order-service.*'allow'.*");
    }
}
