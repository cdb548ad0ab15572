package dev.pavedroad.systemtests.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.map.CommunicationMap;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docker/observability/compose.yml alone: who watches the system, and where they meet it. */
class ObservabilityFileTests {

    private static final String TEXT = ComposeFile.text(Path.of("../..", ComposeFile.OBSERVED.getLast()));

    private final CommunicationMap map = CommunicationMap.fromClasspath();
    private final ComposeFile file = ComposeFile.observability();

    @Test
    void hasTheNetworksOfTheObserversOnTheMapAndNoOther() {
        assertThat(file.differencesFrom(Link.observing(map))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prometheus-to-user-service: { | prometheus-to-order-service: { | user-service: lacks prometheus-to-user
            api-gateway-to-jaeger:        | host-to-api-gateway:           | api-gateway: must not have host-to-api
            internal: true                | internal: false                | internal is false
            [grafana-to-prometheus,       | [prometheus-to-user-service,   | grafana: must not have prometheus-to
            """)
    void seesAMistake(String right, String wrong, String difference) {
        assertThat(TEXT).contains(right);
        var mistaken = ComposeFile.parse(TEXT.replaceFirst(Pattern.quote(right), wrong));
        assertThat(mistaken.differencesFrom(Link.observing(map))).anyMatch(it -> it.contains(difference));
    }

    @Test
    void hasNoNetworkForAnObserverThatIsNotOnTheMap() {
        var unobserved = new CommunicationMap(map.services(), map.calls(), Map.of());
        assertThat(file.differencesFrom(Link.observing(unobserved)))
                .contains("networks: must not have prometheus-to-user-service",
                        "user-service: must not have prometheus-to-user-service");
    }

    // Bound to the one address that it has among its observer: there is no other way to the port.
    @Test
    void letsTheManagementPortListenWhereTheObserverIsAndNowhereElse() {
        map.services().keySet().forEach(service -> map.observers().keySet().forEach(observer -> {
            var container = file.container(service);
            var network = new Link(observer, service).network();
            assertThat(container.path("environment").path("MANAGEMENT_ADDRESS").asText()).as(service).isNotEmpty()
                    .isEqualTo(container.path("networks").path(network).path("ipv4_address").asText());
        }));
    }

    @Test
    void takesSubnetsThatTheSystemLeavesFree() {
        var system = ComposeFile.read();
        var subnets = Link.observing(map).stream().map(it -> file.subnetOf(it.network())).collect(Collectors.toList());
        Link.of(map).forEach(it -> subnets.add(system.subnetOf(it.network())));
        assertThat(subnets).doesNotHaveDuplicates()
                .allMatch(it -> it.matches("\\$\\{NETWORK_PREFIX:-[0-9.]+}\\.\\d+\\.\\d+/28"));
    }

    @Test
    void hardensWhatItAddsAndPublishesOnLoopbackAlone() {
        var added = Set.of("prometheus", Link.TRACE_STORE, Link.DASHBOARDS);
        assertThat(file.containers().keySet()).containsAll(added);
        added.stream().map(file::container).forEach(container -> {
            assertThat(container.path("read_only").asBoolean()).isTrue();
            assertThat(container.path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(container.path("user").asText()).isNotEmpty();
            assertThat(container.path("mem_limit").asText()).isNotEmpty();
            assertThat(container.path("cpus").asText()).isEqualTo("${CONTAINER_CPUS:-1}");
            assertThat(container.path("ports").path(0).asText()).startsWith("127.0.0.1:");
        });
    }
}
