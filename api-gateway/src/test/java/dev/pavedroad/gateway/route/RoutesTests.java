package dev.pavedroad.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pavedroad.chassis.map.CommunicationMap;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTests {

    private static final String MAP = """
            services:
              api-gateway: { port: 1 }
              user-service: { port: 2 }
              product-service: { port: 3 }
              order-service: { port: 4 }
              notification-service: { port: 5 }
            calls:
              - { from: api-gateway, to: user-service, why: x }
              - { from: api-gateway, to: product-service, why: x }
            """;

    @Test
    void areTheCallsOfTheGatewayOnTheMap() {
        var map = CommunicationMap.fromClasspath();
        assertThat(new Routes(map).all().stream().map(Route::service).collect(Collectors.toSet()))
                .isEqualTo(map.calleesOf("api-gateway"));
        assertThat(map.calleesOf("api-gateway")).contains(new Routes(map).events().service());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  - { from: api-gateway, to: order-service, why: x }\n"
            + "  - { from: api-gateway, to: notification-service, why: x }\n"})
    void refuseToStartWhenTheMapSaysOtherwise(String moreCalls) {
        var map = CommunicationMap.load(new ByteArrayInputStream((MAP + moreCalls).getBytes(StandardCharsets.UTF_8)));
        assertThatIllegalStateException().isThrownBy(() -> new Routes(map)).withMessageContaining("communication-map");
    }
}
