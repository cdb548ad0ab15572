package dev.pavedroad.gateway.filter;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Begins a trace for each request and links it to the one that the client names: a client chooses neither the id of a
 * trace nor whether it is exported.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#security-considerations">W3C Trace Context, Security</a>
 */
class LinkingPropagator implements Propagator {

    private static final String HEADER = "traceparent";
    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");

    private final Tracer tracer;
    private final Propagator toServices;

    /** @param toServices writes the trace into calls */
    LinkingPropagator(Tracer tracer, Propagator toServices) {
        this.tracer = tracer;
        this.toServices = toServices;
    }

    @Override
    public List<String> fields() {
        return toServices.fields();
    }

    @Override
    public <C> void inject(TraceContext context, C carrier, Setter<C> setter) {
        toServices.inject(context, carrier, setter);
    }

    @Override
    public <C> Span.Builder extract(C carrier, Getter<C> getter) {
        var span = tracer.spanBuilder().setNoParent();
        var header = getter.get(carrier, HEADER);
        var of = FORM.matcher(header == null ? "" : header);
        return of.matches()
                ? span.addLink(new Link(
                        tracer.traceContextBuilder().traceId(of.group(1)).spanId(of.group(2)).sampled(false).build()))
                : span;
    }
}
