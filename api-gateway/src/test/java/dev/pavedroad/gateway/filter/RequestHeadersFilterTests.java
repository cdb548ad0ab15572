package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.gateway.GatewayUnderTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestHeadersFilterTests extends GatewayUnderTest {

    private static final String[] OTHERS =
            {"True-Client-IP", "CF-Connecting-IP", "Fastly-Client-IP", "User", "From", "Referer", "baggage",
                "tracestate", "uber-trace-id", "Origin", "Range", "Via", "Anything", "X-User-Id",
                "X-USER-ROLES", "x-user", "X-Forwarded-User", "X-Auth-Token",
                "X-Auth-Request-Email", "X-Internal-Call", "X-Service-Name", "X-Remote-User", "Remote-User",
                "Remote-Groups", "X-Authenticated-User", "Proxy-Authorization", "Proxy-User", "Forwarded",
                "X-Forwarded-Email", "X-Real-IP", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override",
                "X-Client-Cert", "Client-Cert",
                "SSL-Client-Cert", "X_User_Id", "Remote_User", "Cookie", "X-Amzn-Oidc-Identity", "X-B3-TraceId", "b3"};

    private static final String[] ASKED_FOR = {"Accept", "Accept-Language", "Accept-Encoding", "Content-Type",
        "If-Match", "If-None-Match", "Idempotency-Key", "Last-Event-ID", "User-Agent"};

    @Test
    void passOnOnlyWhatAServiceAsksFor() {
        var service = running("product-service");
        var message = new StringBuilder("GET /api/products HTTP/1.1\r\nHost: shop.example\r\n");
        Stream.of(OTHERS).forEach(it -> message.append(it).append(": evil\r\n"));
        Stream.of(ASKED_FOR).forEach(it -> message.append(it).append(": good/good\r\n"));
        raw(message.append("Connection: close\r\n\r\n").toString());

        var headers = service.received.getFirst().headers();
        assertThat(headers.values().toString()).doesNotContain("evil");
        assertThat(headers)
                .doesNotContainKeys(Stream.of(OTHERS).map(String::toLowerCase).toArray(String[]::new));
        assertThat(Stream.of(ASKED_FOR)).allSatisfy(
                it -> assertThat(headers.get(it.toLowerCase())).as(it).containsExactly("good/good"));
    }

    @ParameterizedTest
    @CsvSource({"1, 13000", "30, 1000", "90, 10", "5000, 10"})
    void areRefusedInTheFormOfTheContractWhereTheyAreTooLongOrTooMany(int count, int length) {
        var service = running("product-service");
        var message = new StringBuilder("GET /api/products HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (int i = 0; i < count; i++) {
            message.append("X-Filler-").append(i).append(": ").append("x".repeat(length)).append("\r\n");
        }
        var answer = raw(message.append("\r\n").toString());
        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*").contains("application/problem+json", "X-Trace-Id: ");
        assertProblem(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1), 400, "invalid-request");
        assertThat(service.received).isEmpty();
    }

    @Test
    void leaveRoomForWhatIsAddedOnTheWay() {
        var service = running("product-service");
        var message = new StringBuilder("GET /api/products HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (int i = 0; i < 70; i++) {
            message.append("Accept-Language: ").append(i).append("x".repeat(150)).append("\r\n");
        }
        assertThat(raw(message.append("\r\n").toString())).startsWith("HTTP/1.1 200");
        var headers = service.received.getFirst().headers();
        assertThat(headers.get("accept-language")).hasSize(70);
        assertThat(headers.values().stream().mapToInt(List::size).sum()).isLessThan(100);
        assertThat(headers.toString()).hasSizeLessThan(16_000);
    }

    @Test
    void removesWhatBelongsToOneConnection() {
        var service = running("product-service");
        raw("""
                GET /api/products HTTP/1.1
                Host: localhost
                Connection: close, Private-Hop
                Private-Hop: 1
                Keep-Alive: timeout=5
                TE: trailers
                Trailer: Foo
                Upgrade: h2c
                HTTP2-Settings: AAMA

                """.replace("\n", "\r\n"));
        assertThat(service.received.getFirst().headers()).doesNotContainKeys("private-hop", "te", "trailer", "upgrade",
                "http2-settings", "transfer-encoding").extractingByKey("connection").asString().doesNotContain("close");
    }

    @Test
    void saysItselfWhereTheRequestCameFrom() {
        var service = running("product-service");
        get("/api/products", "X-Forwarded-For", "6.6.6.6", "X-Forwarded-Host", "evil.example",
                "X-Forwarded-Proto", "evil", "X-Forwarded-Port", "1", "X-Forwarded-Prefix", "/evil");
        var it = service.received.getFirst();
        assertThat(it.header("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(it.header("x-forwarded-proto")).isEqualTo("http");
        assertThat(it.header("x-forwarded-host")).isEqualTo("localhost:" + port);
        assertThat(it.header("x-forwarded-port")).isEqualTo(Integer.toString(port));
        assertThat(it.headers()).doesNotContainKey("x-forwarded-prefix");
        assertThat(it.header("host")).isEqualTo(service.uri().getAuthority());
    }

    @Test
    void passesTheTokenOnUnchanged() {
        var service = running("order-service");
        var token = TestTokens.customer(UUID.randomUUID());
        assertThat(get("/api/orders", "Authorization", token).statusCode()).isEqualTo(200);
        assertThat(service.received.getFirst().header("authorization")).isEqualTo(token);
    }
}
