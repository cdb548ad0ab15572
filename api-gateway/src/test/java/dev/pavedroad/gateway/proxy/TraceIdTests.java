package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.gateway.FakeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTests extends ServiceCalls {

    @ParameterizedTest
    @CsvSource({"GET, /", "HEAD, /", "OPTIONS, /", "GET, /docs", "GET, /docs/", "GET, /docs/nothing", "PUT, /docs/",
        "GET, /health", "GET, /health/live", "GET, /nothing", "PROPFIND, /api/products", "GET, /api/products"})
    void isInEveryAnswerOfTheGatewayItself(String method, String path) {
        at("product-service");
        assertThat(send(method, path, null).headers().allValues("X-Trace-Id")).singleElement().asString()
                .matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 304, 404, 500})
    void isInEveryAnswerOfAService(int status) {
        at("order-service", service(FakeService.says(status, "")).uri());
        var answer = get("/api/orders");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("X-Trace-Id")).hasSize(1);
    }

    @Test
    void isInTheHeadOfAnEventStream() {
        at("order-service", service(FakeService.says(200, "data: x\n\n", "Content-Type: text/event-stream")).uri());
        assertThat(get("/api/orders/5/events").headers().allValues("X-Trace-Id")).hasSize(1);
    }
}
