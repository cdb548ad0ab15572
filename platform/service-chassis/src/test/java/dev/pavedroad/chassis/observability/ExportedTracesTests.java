package dev.pavedroad.chassis.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pavedroad.chassis.SampleService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.web.client.RestClient;

class ExportedTracesTests {

    private final StringBuffer exported = new StringBuffer();
    private HttpServer collector;

    @BeforeEach
    void startCollector() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", this::collect);
        collector.start();
    }

    @AfterEach
    void stopCollector() {
        collector.stop(0);
    }

    @Test
    void areThoseOfRequestsWithoutHealthChecksAndSpansOfSecurity() throws IOException {
        var address = "http://localhost:" + collector.getAddress().getPort();
        try (var service = SpringApplication.run(SampleService.class, SampleService
                .arguments("--OTEL_TRACES_SAMPLER_ARG=1.0", "--OTEL_EXPORTER_OTLP_ENDPOINT=" + address))) {
            var http =
                    RestClient.create("http://localhost:" + service.getEnvironment().getProperty("local.server.port"));
            http.get().uri("/health").retrieve().toBodilessEntity();
            http.get().uri("/api/open").retrieve().toBodilessEntity();
            await().untilAsserted(() -> assertThat(exported.toString()).contains("http get /api/open"));
        }
        assertThat(exported.toString()).doesNotContain("/health", "security");
    }

    // Names and values are in the protocol buffers as they are.
    private void collect(HttpExchange request) throws IOException {
        exported.append(new String(request.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
        request.sendResponseHeaders(200, -1);
        request.close();
    }
}
