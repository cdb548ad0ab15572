package dev.pavedroad.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.CommunicationMap.Call;
import dev.pavedroad.map.CommunicationMap.Service;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StopOrderTests {

    private static final Service SERVICE = new Service(3000, false, null, List.of());

    private final Map<String, Service> services = Map.of("gateway", SERVICE, "orders", SERVICE, "products", SERVICE);

    @Test
    void stopsCallersBeforeThoseTheyCall() {
        var map = new CommunicationMap(services, List.of(call("gateway", "orders"), call("gateway", "products"),
                call("orders", "products")), Map.of());

        assertThat(StopOrder.of(map)).containsExactly(Set.of("gateway"), Set.of("orders"), Set.of("products"),
                Set.of("discovery-server"), Set.of("postgres"));
    }

    @Test
    void stopsACircleTogether() {
        var map = new CommunicationMap(services, List.of(call("gateway", "orders"), call("orders", "products"),
                call("products", "orders")), Map.of());

        assertThat(StopOrder.of(map)).containsExactly(Set.of("gateway"), Set.of("orders", "products"),
                Set.of("discovery-server"), Set.of("postgres"));
    }

    private static Call call(String from, String to) {
        return new Call(from, to, "test", List.of());
    }
}
