package dev.pavedroad.chassis.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.chassis.SampleService;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class StoredTracesTests {

    private static ConfigurableApplicationContext service;

    private final StoredTraces traces = service.getBean(StoredTraces.class);
    private final ObservationRegistry observations = service.getBean(ObservationRegistry.class);
    private final Tracer tracer = service.getBean(Tracer.class);

    @BeforeAll
    static void start() throws IOException {
        service = SpringApplication.run(SampleService.class, SampleService.arguments("--OTEL_TRACES_SAMPLER_ARG=1.0"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void areContinuedByWhatIsDoneLater() {
        var stored = Observation.createNotStarted("request", observations).observe(traces::present);
        assertThat(stored).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        var later = traces.continued("work", stored, () -> tracer.currentSpan().context());
        assertThat(stored).contains(later.traceId()).contains(later.parentId());
    }

    @Test
    void keepTheDecisionWhetherToExport() {
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0";
        assertThat(traces.continued("work", trace + "1", traces::present)).endsWith("-01");
        assertThat(traces.continued("work", trace + "0", traces::present)).endsWith("-00");
    }

    @Test
    void areNoneWhereNothingIsTraced() {
        assertThat(traces.present()).isNull();
        assertThat(traces.continued("work", null, () -> tracer.currentSpan().context().traceId())).hasSize(32);
    }

    @Test
    void doNotSpoilTheWorkWhenTheyCannotBeRead() {
        assertThat(traces.continued("work", "nonsense", () -> "done")).isEqualTo("done");
    }
}
