package dev.pavedroad.order.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.chassis.tasks.DurableTasks;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ClientTest
class TaskTracesTests {

    @Autowired
    private ProductClientFixture client;
    @Autowired
    private DurableTasks tasks;
    @Autowired
    private Tracer tracer;
    @Autowired
    private ObservationRegistry observations;

    @Test
    void areThoseOfTheRequestsThatMadeTheTasksNecessary() {
        client.isFresh();
        var order = UUID.randomUUID().toString();
        var trace = Observation.createNotStarted("request", observations).observe(() -> {
            tasks.schedule("release-stock", order, Duration.ZERO);
            return tracer.currentSpan().context().traceId();
        });
        await().untilAsserted(() -> assertThat(client.callee().requests())
                .filteredOn(it -> it.head().startsWith("DELETE /internal/reservations/" + order))
                .isNotEmpty().allSatisfy(it -> assertThat(it.header("traceparent")).contains(trace)));
    }
}
