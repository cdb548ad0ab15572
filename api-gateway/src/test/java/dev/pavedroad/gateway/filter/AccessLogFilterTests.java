package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.gateway.GatewayUnderTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = {"RATE_LIMIT_PER_SECOND=1", "RATE_LIMIT_BURST=5"})
class AccessLogFilterTests extends GatewayUnderTest {

    @Autowired
    private MeterRegistry meters;

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
    void namesTheClientAndTheLimitThatRefusedIt(CapturedOutput output) {
        var user = UUID.randomUUID();
        var token = TestTokens.customer(user);
        for (var i = 0; get("/nothing/" + i, "Authorization", token).statusCode() != 429; i++) {
            assertThat(i).isLessThan(50);
        }
        assertLogged(output, "GET /nothing/0 404 .* address=127.0.0.1 user=" + user + " limit=-");
        assertLogged(output, "GET /nothing/\\d+ 429 .* address=127.0.0.1 user=" + user + " limit=requests");
        get("/nothing/anybodys");
        assertLogged(output, "GET /nothing/anybodys 404 .* address=127.0.0.1 user=- limit=-");
        assertThat(meters.counter("gateway.throttled", "limit", "requests").count()).isEqualTo(1);
    }

    private static void assertLogged(CapturedOutput output, String line) {
        await().untilAsserted(() -> assertThat(output.getOut()).containsPattern(line));
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
                    tuple("http.response.status_code", 404), tuple("client.address", "127.0.0.1"));
            assertThat(line.getKeyValuePairs()).extracting(it -> it.key).contains("event.duration");
        }));
        log.detachAppender(lines);
    }
}
