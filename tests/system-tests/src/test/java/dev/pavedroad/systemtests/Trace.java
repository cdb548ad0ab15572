package dev.pavedroad.systemtests;

import dev.pavedroad.systemtests.Span.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All spans of one trace that have arrived. */
record Trace(List<Span> spans) {

    /** The steps from the first span to this one: {@code api-gateway SERVER}, {@code api-gateway CLIENT} and so on. */
    List<String> wayTo(Span span) {
        var byId = byId();
        return Stream.iterate(span, it -> it != null, it -> byId.get(it.parent()))
                .filter(it -> it.kind() != Kind.INTERNAL)
                .map(it -> it.service() + " " + (it.kind() == Kind.BACKGROUND ? it.name() : it.kind()))
                .toList().reversed();
    }

    /** The steps to every span of this service and kind, whichever came first. */
    List<List<String>> waysTo(String service, Kind kind) {
        return of(service, kind).map(this::wayTo).toList();
    }

    Stream<Span> of(String service, Kind kind) {
        return spans.stream().filter(it -> it.is(service, kind));
    }

    Span parentOf(Span span) {
        return byId().get(span.parent());
    }

    private Map<String, Span> byId() {
        return spans.stream().collect(Collectors.toMap(Span::id, Function.identity(), (first, _) -> first));
    }
}
