package dev.pavedroad.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.CommunicationMap.Service;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTests {

    private static final Instances ONE_EACH = new Instances(Map.of());

    private final CommunicationMap map =
            new CommunicationMap(Map.of("api-gateway", new Service(3000, true, null, List.of())), List.of(), Map.of());

    @Test
    void takesThePortsOfTheMap() {
        var ports = Ports.wellKnown(map, ONE_EACH, 0);

        assertThat(ports.of("api-gateway")).isEqualTo(3000);
        assertThat(ports.management("api-gateway")).isEqualTo(9000);
        assertThat(ports.of("discovery-server")).isEqualTo(8761);
    }

    @Test
    void movesAllOfThemByOneOffset() {
        var ports = Ports.wellKnown(map, ONE_EACH, 100);

        assertThat(ports.of("api-gateway")).isEqualTo(3100);
        assertThat(ports.management("api-gateway")).isEqualTo(9100);
        assertThat(ports.of("mail-sink")).isEqualTo(1125);
    }

    @Test
    void givesASecondInstanceItsOwnPorts() {
        var ports = Ports.wellKnown(map, new Instances(Map.of("api-gateway", 2)), 100);

        assertThat(ports.of("api-gateway")).isEqualTo(3100);
        assertThat(ports.of("api-gateway-2")).isEqualTo(3110);
        assertThat(ports.management("api-gateway-2")).isEqualTo(9110);
    }

    @Test
    void namesThePortThatIsTakenAndAWayOut() throws IOException {
        var ports = Ports.free(map, ONE_EACH);
        try (var _ = new ServerSocket(ports.of("api-gateway"))) {
            assertThatThrownBy(ports::requireFree).isInstanceOf(StackException.class)
                    .hasMessageContaining(ports.of("api-gateway") + " (api-gateway)")
                    .hasMessageContaining("PORT_OFFSET=100 ./run")
                    .hasMessageNotContaining("mail-sink");
        }
    }

    @Test
    void findsPortsThatAreFree() {
        assertThatCode(() -> Ports.free(map, ONE_EACH).requireFree()).doesNotThrowAnyException();
    }

    @Test
    void givesNoPortToTwo() {
        var ports = Ports.free(map, new Instances(Map.of("api-gateway", 100)));
        assertThat(ports.byName().values()).hasSize(204).doesNotHaveDuplicates();
    }

    @Test
    void givesNoPortToTwoStacksThatBothStartLater() {
        var ports = Stream.generate(() -> Ports.free(map, ONE_EACH)).limit(20)
                .flatMap(it -> it.byName().values().stream()).toList();
        assertThat(ports).hasSize(20 * 6).doesNotHaveDuplicates();
    }
}
