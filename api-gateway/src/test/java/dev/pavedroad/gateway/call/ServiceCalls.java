package dev.pavedroad.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.gateway.GatewayUnderTest;
import java.time.Duration;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of calls share: circuits that are closed before, and nothing left behind after each test. */
abstract class ServiceCalls extends GatewayUnderTest {

    @Autowired
    Breakers breakers;

    @Autowired
    Deadlines deadlines;

    @Autowired
    OpenStreams streams;

    @Autowired
    CloseableHttpClient callClient;

    @BeforeEach
    void closeCircuits() {
        for (var service : new String[]{"user-service", "product-service", "order-service"}) {
            breakers.of(service).reset();
            breakers.ofChanges(service).reset();
        }
    }

    @AfterEach
    void leaveNothingBehind() {
        await().untilAsserted(() -> {
            assertThat(deadlines.pending()).as("alarms").isZero();
            assertThat(streams.count()).as("streams").isZero();
        });
    }

    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
