package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.gateway.GatewayUnderTest;
import dev.pavedroad.gateway.ShortTimeouts;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@ShortTimeouts
class SlowBodyTests extends GatewayUnderTest {

    @Test
    void thatDripAreTheClientsFaultAndNotTheServices() throws Exception {
        running("product-service");
        for (int i = 0; i < 10; i++) {
            Thread.startVirtualThread(() -> drip());
        }
        assertThat(drip()).startsWith("HTTP/1.1 408");
        assertThat(get("/api/products").statusCode()).as("the circuit is closed").isEqualTo(200);
    }

    @Test
    void thatStopComingAreRefusedAsSoonAsThoseThatDrip() throws IOException {
        running("product-service");
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write("POST /api/products HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1".getBytes());
            assertThat(new String(socket.getInputStream().readNBytes(12))).isEqualTo("HTTP/1.1 408");
        }
    }

    private String drip() {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(
                    "POST /api/products HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n".getBytes());
            while (socket.getInputStream().available() == 0) {
                socket.getOutputStream().write('x');
                Thread.sleep(50);
            }
            return new String(socket.getInputStream().readNBytes(30), StandardCharsets.UTF_8);
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }
}
