package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.gateway.FakeService;
import dev.pavedroad.gateway.GatewayUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** One address opens more connections than the gateway has, while Tomcat's own time-outs are far away. */
@TestPropertySource(properties = {"server.tomcat.max-connections=40", "server.tomcat.connection-timeout=10m",
    "server.tomcat.keep-alive-timeout=10m", "pavedroad.gateway.max-connections-per-address=20",
    "pavedroad.gateway.request-head-timeout=2s"})
class BoundedEndpointTests extends GatewayUnderTest {

    private static final int ATTACK = 80;
    private static final String BEGUN = "GET /api/products/1 HTTP/1.1\r\nHost: x\r\nAccept: ";

    private static final AtomicInteger TESTS = new AtomicInteger();

    private final String attackers = "127.0.1." + TESTS.incrementAndGet();
    private final List<Socket> open = new ArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void closeAll() throws IOException {
        gate.countDown();
        for (var socket : open) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", BEGUN, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"})
    void servesEverybodyWhileConnectionsAreOnlyHeld(String begun) throws IOException {
        for (var i = 0; i < ATTACK; i++) {
            connect(attackers).getOutputStream().write(begun.getBytes());
        }
        assertThat(health("127.0.0.2")).isEqualTo("HTTP/1.1 200");
        // While the last of the attack is looked at, all connections of its address may be in use.
        await().ignoreExceptions().until(() -> health(attackers).equals("HTTP/1.1 200"));
        for (var i = 0; i < 10; i++) {
            assertThat(health(attackers)).isEqualTo("HTTP/1.1 200");
            assertThat(health("127.0.0.2")).isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void servesOtherAddressesWhileOneHasAllOfItsConnectionsInUse() throws IOException {
        var service = service(FakeService.after(gate, FakeService.says(200, "x")));
        at("order-service", service.uri());
        for (var i = 0; i < 20; i++) {
            connect(attackers).getOutputStream().write("GET /api/orders HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
        }
        await().until(() -> service.received.size() == 20);
        for (var i = 0; i < ATTACK; i++) {
            connect(attackers);
        }
        assertThat(health("127.0.0.2")).isEqualTo("HTTP/1.1 200");
        assertThat(service.connections()).as("none of those in use was closed").isEqualTo(20);
    }

    @Test
    void closesAConnectionWhoseHeadDrips() throws IOException {
        var socket = connect(attackers);
        socket.getOutputStream().write(BEGUN.getBytes());
        await().pollInterval(Duration.ofMillis(100)).until(() -> isClosedAfter('x', socket));
    }

    private static boolean isClosedAfter(char letter, Socket socket) {
        try {
            socket.getOutputStream().write(letter);
            return socket.getInputStream().available() > 0;
        } catch (IOException _) {
            return true;
        }
    }

    private String health(String from) throws IOException {
        var socket = connect(from);
        socket.getOutputStream().write("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes());
        return new String(socket.getInputStream().readNBytes(12));
    }

    private Socket connect(String from) throws IOException {
        var socket = new Socket();
        open.add(socket);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), 60_000);
        socket.setSoTimeout(60_000);
        return socket;
    }
}
