package dev.pavedroad.chassis.observability;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.function.Supplier;

/**
 * Takes a trace through a database, as its {@code traceparent}, to work that is done later and perhaps by another
 * process. The work continues the trace rather than linking to it: it belongs to one request alone, so that one trace
 * tells all that came of the request.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public class StoredTraces {

    private static final String HEADER = "traceparent";

    private final ObservationRegistry observations;
    private final Tracer tracer;
    private final Propagator propagator;

    StoredTraces(ObservationRegistry observations, Tracer tracer, Propagator propagator) {
        this.observations = observations;
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The present trace in the form to be stored, or {@code null} when there is none. */
    public String present() {
        var span = tracer.currentSpan();
        var headers = new HashMap<String, String>();
        if (span != null) {
            propagator.inject(span.context(), headers, (carrier, name, value) -> carrier.put(name, value));
        }
        return headers.get(HEADER);
    }

    /**
     * Does work in a trace that was stored; without one it begins a new trace.
     *
     * @param name what the work is called in traces and metrics, of few different values
     */
    public <T> T continued(String name, String trace, Supplier<T> work) {
        var stored = new ReceiverContext<String>((carrier, header) -> HEADER.equals(header) ? carrier : null,
                Kind.CONSUMER);
        stored.setCarrier(trace);
        return Observation.createNotStarted("background.work", () -> stored, observations)
                .contextualName(name).lowCardinalityKeyValue("work", name).observe(work);
    }
}
