package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.gateway.GatewayUnderTest;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of calls share: circuits that are closed, and nothing left behind after each test. */
abstract class ServiceCalls extends GatewayUnderTest {

    @Autowired
    Breakers breakers;

    @Autowired
    DeadlineFilter deadlineFilter;

    @Autowired
    OpenStreams streams;

    @BeforeEach
    void closeCircuits() {
        for (var service : new String[]{"user-service", "product-service", "order-service",
            "user-service (signin)", "product-service (search)"}) {
            breakers.of(service).reset();
            breakers.ofChanges(service).reset();
        }
    }

    @AfterEach
    void leaveNothingBehind() {
        await().untilAsserted(() -> {
            assertThat(deadlineFilter.pending()).as("alarms").isZero();
            assertThat(streams.count()).as("streams").isZero();
        });
        closeCircuits();
    }

    /** Brings the first call of an application context, which takes longer than others, behind a test with timeouts. */
    void warmUp() {
        running("product-service");
        await().until(() -> get("/api/products/1").statusCode() == 200);
        closeCircuits();
    }

    void calls(int count) {
        for (int i = 0; i < count; i++) {
            get("/api/products/1");
        }
    }

    static void atOnce(int count, Runnable call) {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, count).forEach(_ -> clients.submit(call));
        }
    }
}
