package dev.pavedroad.pave.scaffold;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.Endpoint;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * The text of the map with one more service.
 *
 * @param why gives the reason of a call from or to a service, which it is asked for by a question
 */
record NewMap(String text, CommunicationMap map, ServiceSpec spec, BinaryOperator<String> why) {

    String withService(int port) {
        var names = spec.names();
        var service = names.service();
        var result = new MapText(text).withService(service, spec.database() == null
                ? "{ port: %d }".formatted(port)
                : "{ port: %d, database: %s }".formatted(port, spec.database()));
        if (spec.route() != null) {
            result = new MapText(result).withCall(gateway(), service, "Routes " + names.prose(), List.of(spec.route()));
        }
        for (var caller : spec.callers()) {
            result = new MapText(result).withCall(caller, service,
                    why.apply(caller, "Why does %s call %s?".formatted(caller, service)),
                    texts(ServiceFiles.offered(spec)));
        }
        for (var call : spec.calls().entrySet()) {
            result = new MapText(result).withCall(service, call.getKey(),
                    why.apply(call.getKey(), "Why does %s call %s?".formatted(service, call.getKey())),
                    texts(call.getValue()));
        }
        return result;
    }

    private static List<String> texts(List<Endpoint> endpoints) {
        return endpoints.stream().map(Endpoint::toString).toList();
    }

    private String gateway() {
        return map.services().entrySet().stream().filter(it -> it.getValue().isPublic()).findFirst().orElseThrow()
                .getKey();
    }
}
