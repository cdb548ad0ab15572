package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.gateway.GatewayUnderTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyTests extends GatewayUnderTest {

    private static final int LIMIT = 64 * 1024;

    @Test
    void mayHave64KiB() {
        var service = running("product-service");
        assertThat(send("POST", "/api/products", "x".repeat(LIMIT)).statusCode()).isEqualTo(200);
        assertThat(service.received.getFirst().body()).hasSize(LIMIT);
    }

    @Test
    void areRefusedAtOnceWhenTheirLengthIsTooLarge() throws IOException {
        var service = running("product-service");
        var message = "POST /api/products HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n";
        assertThat(head(message.formatted(LIMIT + 1)))
                .startsWith("HTTP/1.1 413").contains("application/problem+json");
        assertThat(service.received).isEmpty();
    }

    @Test
    void areRefusedWhenTheyGrowTooLargeInChunks() {
        var service = running("product-service");
        var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        var answer = raw("POST /api/products HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(2) + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413");
        assertThat(answer).contains("/payload-too-large");
        assertThat(service.received).isEmpty();
    }

    @Test
    void passInChunks() {
        var service = running("product-service");
        var answer = raw("POST /api/products HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(new String(service.received.getFirst().body(), StandardCharsets.UTF_8)).isEqualTo("hello world");
    }

    @Test
    void passUntouchedWhateverTheyAre() {
        var service = running("product-service");
        for (var method : new String[]{"POST", "PUT", "PATCH", "DELETE"}) {
            for (var type : new String[]{"application/x-www-form-urlencoded", "multipart/form-data; boundary=b"}) {
                assertThat(send(method, "/api/products/1?a=1&b", "b=2&&a=%20+x&a", "Content-Type", type).statusCode())
                        .isEqualTo(200);
            }
        }
        assertThat(service.received).hasSize(8).allSatisfy(it -> {
            assertThat(new String(it.body(), StandardCharsets.UTF_8)).isEqualTo("b=2&&a=%20+x&a");
            assertThat(it.target()).isEqualTo("/api/products/1?a=1&b");
        });
    }

    @Test
    void stayEmptyWhateverTheQuerySays() {
        var service = running("product-service");
        send("POST", "/api/products?a=1", "", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(service.received).singleElement()
                .satisfies(it -> assertThat(it.body()).isEmpty(),
                        it -> assertThat(it.header("content-length")).isEqualTo("0"));
    }

    @Test
    void thatBreakOffAreNotTakenForWhole() throws Exception {
        var service = running("product-service");
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST /api/products HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes());
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400").contains("/invalid-request", "\"errors\":[");
        }
        assertThat(service.received).isEmpty();
        assertThat(service.connections()).isZero();
    }

    private String head(String message) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(message.getBytes());
            var answer = new StringBuilder();
            while (answer.indexOf("}") < 0) {
                answer.append((char) socket.getInputStream().read());
            }
            return answer.toString();
        }
    }
}
