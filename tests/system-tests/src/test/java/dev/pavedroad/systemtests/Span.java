package dev.pavedroad.systemtests;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.util.HexFormat;
import java.util.List;

/**
 * A span as a collector gets it.
 *
 * @param parent empty when it is the first of its trace
 */
record Span(String service, String name, Kind kind, String trace, String id, String parent, boolean failed,
        long start) {

    enum Kind {
        SERVER, CLIENT, BACKGROUND, INTERNAL
    }

    static List<Span> allOf(ResourceSpans sent) {
        var service = sent.getResource().getAttributesList().stream()
                .filter(it -> it.getKey().equals("service.name")).map(KeyValue::getValue).findFirst().orElseThrow();
        return sent.getScopeSpansList().stream().flatMap(scope -> scope.getSpansList().stream())
                .map(it -> new Span(service.getStringValue(), it.getName(), kind(it.getKind()), hex(it.getTraceId()),
                        hex(it.getSpanId()), hex(it.getParentSpanId()),
                        it.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR, it.getStartTimeUnixNano()))
                .toList();
    }

    boolean is(String expectedService, Kind expectedKind) {
        return service.equals(expectedService) && kind == expectedKind;
    }

    private static Kind kind(SpanKind kind) {
        return switch (kind) {
            case SPAN_KIND_SERVER -> Kind.SERVER;
            case SPAN_KIND_CLIENT -> Kind.CLIENT;
            case SPAN_KIND_CONSUMER -> Kind.BACKGROUND;
            default -> Kind.INTERNAL;
        };
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
