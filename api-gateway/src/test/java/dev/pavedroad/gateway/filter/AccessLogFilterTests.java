package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.gateway.GatewayUnderTest;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AccessLogFilterTests extends GatewayUnderTest {

    @Test
    void hasOneLineARequestWithoutSecrets(CapturedOutput output) {
        running("product-service");
        var token = TestTokens.customer(UUID.randomUUID());
        var trace = get("/api/products/logged?query=secret", "Authorization", token).headers()
                .firstValue("X-Trace-Id").orElseThrow();
        await().untilAsserted(() -> assertThat(
                output.getOut().lines().filter(it -> it.contains("/api/products/logged"))).singleElement()
                .asString().contains("GET /api/products/logged 200", "ms trace=" + trace));
        assertThat(output.getAll()).doesNotContain("secret", token.substring(7));
    }

    @Test
    void hasFieldsForLogsInJson() {
        var lines = new ListAppender<ILoggingEvent>();
        lines.list = new CopyOnWriteArrayList<>();
        lines.start();
        var log = (Logger) LoggerFactory.getLogger(AccessLogFilter.class);
        log.addAppender(lines);
        get("/nothing");
        await().untilAsserted(() -> assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getKeyValuePairs()).extracting(it -> it.key, it -> it.value).contains(
                    tuple("http.request.method", "GET"), tuple("url.path", "/nothing"),
                    tuple("http.response.status_code", 404));
            assertThat(line.getKeyValuePairs()).extracting(it -> it.key).contains("event.duration");
        }));
        log.detachAppender(lines);
    }
}
