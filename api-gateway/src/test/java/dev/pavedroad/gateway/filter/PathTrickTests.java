package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.gateway.FakeService;
import dev.pavedroad.gateway.GatewayUnderTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PathTrickTests extends GatewayUnderTest {

    private List<FakeService> services;

    @BeforeEach
    void runAll() {
        services = List.of(running("user-service"), running("product-service"), running("order-service"));
    }

    static Stream<String> tricks() {
        return Stream.of(
                "/internal/reservations/1", "//internal/reservations/1", "/INTERNAL/reservations/1",
                "/api/products/../../internal/x", "/api/products/../internal/x", "/api/products/./x",
                "/api/products/..",
                "/api/products/%2e%2e/%2e%2e/internal/x", "/api/products/%2E%2E/internal", "/api/products/.%2e/x",
                "/api/products/%2e", "/api/products/%252e%252e/internal", "/api/products/%252f..%252finternal",
                "/api/products/..;/internal/x", "/api/products/..;x=y/internal", "/api/products/;x=y/1",
                "/api/products/1;x=y", "/api/products;/internal", "/;/internal/x", "/api/products/%3b/internal",
                "/api/products/%3B..%3B/internal", "/api/products//internal", "//api/products", "/api//products/1",
                "/api/products/..%2f..%2finternal", "/api/products%2f..%2finternal", "/api/products/%2F%2Finternal",
                "/api/products/..\\..\\internal", "/api/products\\..\\internal", "/api/products/..%5c..%5cinternal",
                "/api/products/%5C", "/api/products/%00", "/api/products/..%00/internal", "/api/products/%0a/x",
                "/api/products/%0d%0aX-A:b", "/api/products/%u002e%u002e/internal",
                "/api/products/%c0%ae%c0%ae/internal",
                "/api/products/\u00a0/x", "/api/products/%", "/api/products/%zz", "/api/products/a|b",
                "/api/products/{id}", "/api/products/<x>", "/api/products/\"x\"", "/api/products/a b",
                "http://internal.example/internal/x", "http://user-service/../internal/x", "/actuator/env",
                "/api/products/../../actuator/env", "/api/products/..;/..;/actuator/metrics", "/%61ctuator/env",
                "/%69nternal/x", "/api/products/../users/../../internal", "/docs/../internal/x", "/docs/..%2finternal",
                "/docs/%2e%2e/internal", "/docs/..;/application.yml", "/docs/../application.yml", "*", "internal/x",
                "/api/products?query=%zz", "/api/products?query=%", "/api/products?query=[b]",
                "/api/products?query=a|b",
                "/api/products?query=\"b\"", "/api/products?query=\u00e4");
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void reachesNothing(String target) {
        var answer = raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(target));
        var status = answer.split(" ")[1];
        assertThat(status).as(answer).isIn("400", "404");
        assertThat(services).allSatisfy(it -> assertThat(it.received).as(answer).isEmpty());
        assertThat(answer.toLowerCase()).contains("content-type: application/problem+json", "x-trace-id: ");
        assertProblem(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1), Integer.parseInt(status),
                status.equals("404") ? "not-found" : "invalid-request");
    }
}
