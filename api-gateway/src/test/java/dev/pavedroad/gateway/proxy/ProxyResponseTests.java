package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.gateway.FakeService;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyResponseTests extends ServiceCalls {

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 301, 302, 304, 400, 401, 403, 404, 409, 412, 415, 422, 429, 500, 501, 503})
    void passUnchanged(int status) {
        var body = status == 204 || status == 304 ? "" : "{\"type\": \"/problems/x\", \"traceId\": \"of the service\"}";
        at("product-service", service(FakeService.says(status, body, "Content-Type: application/problem+json",
                "Location: /api/products/1", "WWW-Authenticate: Bearer", "Retry-After: 7", "X-Other: 1")).uri());
        var response = get("/api/products/1");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().map()).containsEntry("location", List.of("/api/products/1"))
                .containsEntry("www-authenticate", List.of("Bearer")).containsEntry("retry-after", List.of("7"))
                .containsEntry("x-other", List.of("1"));
        assertThat(response.headers().firstValue("Content-Type").orElse("none"))
                .isEqualTo(body.isEmpty()
                        ? status == 204 ? "application/problem+json" : "none"
                        : "application/problem+json");
    }

    @Test
    void haveEveryHeaderOnce() {
        at("product-service", service(FakeService.says(200, "x", "Cache-Control: max-age=60", "ETag: \"7\"",
                "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY", "X-XSS-Protection: 0", "X-Trace-Id: theirs",
                "Server: Tomcat", "X-Application-Context: product", "X-Powered-By: x", "Keep-Alive: timeout=9",
                "Connection: keep-alive, X-Private", "X-Private: 1", "Date: Sat, 01 Jan 2000 00:00:00 GMT")).uri());
        var answer = raw("GET /api/products/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        var names = Arrays.stream(answer.substring(0, answer.indexOf("\r\n\r\n")).split("\r\n")).skip(1)
                .map(it -> it.substring(0, it.indexOf(':')).toLowerCase())
                .filter(it -> !it.equals("vary")).collect(Collectors.toList());
        assertThat(names).doesNotHaveDuplicates().contains("x-trace-id", "x-content-type-options", "x-frame-options")
                .doesNotContain("server", "x-application-context", "x-powered-by", "keep-alive", "x-private", "pragma",
                        "expires");
        assertThat(answer).contains("Cache-Control: max-age=60", "ETag: \"7\"").doesNotContain("theirs");
    }

    @Test
    void belongToOneTraceAllTheWay() {
        var service = running("product-service");
        var trace = get("/api/products/1").headers().firstValue("X-Trace-Id").orElseThrow();
        assertThat(service.received.getFirst().header("traceparent")).startsWith("00-" + trace);
    }

    @Test
    void mayBeLong() {
        var body = "0123456789abcdef".repeat(200_000);
        at("product-service", service(FakeService.says(200, body)).uri());
        assertThat(get("/api/products/1").body()).isEqualTo(body);
        at("product-service", service(FakeService.says(200, body.substring(0, ProxyResponse.PREFETCH_BYTES))).uri());
        assertThat(get("/api/products/1").body()).hasSize(ProxyResponse.PREFETCH_BYTES);
    }

    @Test
    void mayComeInChunks() {
        at("product-service", service((_, socket) -> socket.getOutputStream().write(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
                        .getBytes()))
                .uri());
        assertThat(get("/api/products/1").body()).isEqualTo("abcde");
    }

    @Test
    void leaveNoCookieBehindForOtherClients() {
        var service = service(FakeService.says(200, "x", "Set-Cookie: session=1; Path=/"));
        at("product-service", service.uri());
        get("/api/products/1");
        get("/api/products/1");
        assertThat(service.received).hasSize(2).allSatisfy(
                it -> assertThat(it.headers()).doesNotContainKey("cookie"));
    }

    @Test
    void stayCompressed() {
        var service = service(FakeService.says(200, "not really gzip", "Content-Encoding: gzip"));
        at("product-service", service.uri());
        var response = get("/api/products/1", "Accept-Encoding", "gzip, br");
        assertThat(response.body()).isEqualTo("not really gzip");
        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(service.received.getFirst().header("accept-encoding")).isEqualTo("gzip, br");
    }

    @Test
    void toHeadHaveNoBody() {
        at("product-service", service((_, socket) -> socket.getOutputStream().write(
                "HTTP/1.1 200 OK\r\nContent-Length: 77\r\n\r\n".getBytes())).uri());
        assertThat(send("HEAD", "/api/products", null).headers().firstValue("Content-Length")).hasValue("77");
    }

    @Test
    void keepTheirConnectionForTheNextOne() {
        var service = running("product-service");
        at("product-service", service.uri());
        for (int i = 0; i < 50; i++) {
            service.behaves(i % 2 == 0
                    ? FakeService.says(200, "x".repeat(20_000), "ETag: \"1\"")
                    : FakeService.says(304, "", "ETag: \"1\""));
            get("/api/products/1", "If-None-Match", "\"1\"");
        }
        assertThat(service.received).hasSize(50);
        assertThat(service.connections()).isLessThan(10);
    }

    @Test
    void areTheLastOnTheirConnectionWhenTheServiceSaysSo() {
        var service = service(FakeService.says(200, "bye", "Connection: close"));
        at("product-service", service.uri());
        var response = get("/api/products/1");
        assertThat(response.headers().firstValue("Connection")).isEmpty();
        await().untilAsserted(() -> assertThat(service.connections()).isZero());
    }

    @Test
    void thatBreakOffWhenTheyHaveBegunAreNotPassedOffAsWhole() {
        at("product-service", service((_, socket) -> {
            socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10000\r\n"
                    + "x".repeat(0x10000) + "\r\n").getBytes());
            socket.close();
        }).uri());
        var answer = raw("GET /api/products/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
    }
}
