package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.gateway.GatewayUnderTest;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

class ClientTraceTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-";

    @Nested
    @TestPropertySource(properties = "OTEL_TRACES_SAMPLER_ARG=0")
    class OfAnyClient extends GatewayUnderTest {

        @Test
        void isNotContinuedAndDoesNotChooseWhatIsExported() {
            var service = running("product-service");
            var own = get("/api/products", "traceparent", PARENT + "01", "tracestate", "a=evil", "baggage", "b=evil")
                    .headers().firstValue("X-Trace-Id").orElseThrow();
            var headers = service.received.getFirst().headers();
            assertThat(headers.get("traceparent")).singleElement().asString()
                    .startsWith("00-" + own).matches(".*-0[02]").doesNotContain(TRACE);
            assertThat(headers).doesNotContainKeys("tracestate", "baggage");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "rubbish", "00-00000000000000000000000000000000-0000000000000000-01", PARENT + "1"})
        void mayBeNone(String traceparent) {
            running("product-service");
            assertThat(get("/api/products", "traceparent", traceparent).statusCode()).isEqualTo(200);
        }
    }

    @Nested
    @Import(Spans.class)
    @TestPropertySource(properties = "OTEL_TRACES_SAMPLER_ARG=1")
    class OfOneWhoTraces extends GatewayUnderTest {

        @Test
        void isLinkedTo() {
            get("/nothing", "traceparent", PARENT + "00");
            await().untilAsserted(() -> assertThat(Spans.LINKS).singleElement()
                    .satisfies(it -> assertThat(it.getTraceContext().traceId()).isEqualTo(TRACE)));
        }
    }

    @Nested
    @TestPropertySource(properties = {"OTEL_TRACES_SAMPLER_ARG=0", "TRUSTED_PROXY_HOPS=1"})
    class OfAProxy extends GatewayUnderTest {

        @Test
        void isContinued() {
            var service = running("product-service");
            assertThat(get("/api/products", "traceparent", PARENT + "01", "baggage", "b=evil").headers()
                    .firstValue("X-Trace-Id")).hasValue(TRACE);
            assertThat(service.received.getFirst().header("traceparent")).matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                    .doesNotContain("00f067aa0ba902b7");
            assertThat(service.received.getFirst().headers()).doesNotContainKey("baggage");
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Spans {

        static final Queue<Link> LINKS = new ConcurrentLinkedQueue<>();

        @Bean
        SpanExportingPredicate seen() {
            return span -> LINKS.addAll(span.getLinks());
        }
    }
}
