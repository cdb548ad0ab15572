package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.gateway.FakeService;
import dev.pavedroad.gateway.GatewayUnderTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

class OtherOriginTests {

    private static String preflight(int port, String origin) {
        return """
                OPTIONS /api/orders HTTP/1.1
                Host: localhost:%d
                Origin: %s
                Access-Control-Request-Method: POST
                Access-Control-Request-Headers: authorization,idempotency-key
                Connection: close

                """.formatted(port, origin).replace("\n", "\r\n");
    }

    private static String simple(int port, String origin) {
        return "GET /api/orders HTTP/1.1\r\nHost: localhost:%d\r\nOrigin: %s\r\nConnection: close\r\n\r\n"
                .formatted(port, origin);
    }

    @Nested
    class WhenNoneIsAllowed extends GatewayUnderTest {

        @Test
        void getNoPermission() {
            at("order-service", service(FakeService.says(200, "x", "Access-Control-Allow-Origin: *")).uri());
            assertThat(raw(preflight(port, "https://shop.example"))).startsWith("HTTP/1.1 403")
                    .contains("/problems/forbidden").doesNotContain("Access-Control-Allow");
            assertThat(raw(simple(port, "https://shop.example"))).startsWith("HTTP/1.1 200")
                    .doesNotContain("Access-Control-Allow");
        }
    }

    @Nested
    @TestPropertySource(properties = "CORS_ALLOWED_ORIGINS=https://shop.example,https://admin.example")
    class WhenSomeAreAllowed extends GatewayUnderTest {

        @Test
        void mayAskWhenTheyAreAmongThem() {
            at("order-service", service(FakeService.says(200, "x", "Vary: Accept")).uri());
            assertThat(raw(preflight(port, "https://shop.example"))).startsWith("HTTP/1.1 200")
                    .contains("Access-Control-Allow-Origin: https://shop.example", "authorization, idempotency-key");
            assertThat(raw(simple(port, "https://admin.example"))).startsWith("HTTP/1.1 200")
                    .contains("Access-Control-Allow-Origin: https://admin.example", "Vary: Accept", "Vary: Origin");
        }

        @Test
        void areRefusedWithAProblemOtherwise() {
            var service = running("order-service");
            var answer = raw(preflight(port, "https://evil.example"));
            assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("Access-Control-Allow");
            assertProblem(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1), 403, "forbidden");
            assertThat(service.received).isEmpty();
        }
    }
}
