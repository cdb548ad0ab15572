package dev.pavedroad.gateway.route;

import dev.pavedroad.chassis.environment.InvalidSettingException;
import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.CommunicationMap.Call;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/** Everything that is routed, and nothing else: what the map allows the gateway's calls. */
@Component
public class Routes {

    static final String GATEWAY = "api-gateway";

    /** Event streams: they last, so neither a deadline nor a circuit breaker guards them. */
    private static final Route EVENTS = new Route("/api/orders/{id}/events", "order-service");

    // The old names first: Spring takes them for the new ones.
    private static final List<String> ROUTES_IN_YAML = List.of(
            "spring.cloud.gateway.mvc.routes", "spring.cloud.gateway.mvc.routes-map",
            "spring.cloud.gateway.server.webmvc.routes", "spring.cloud.gateway.server.webmvc.routes-map");

    private final CommunicationMap map;
    private final List<Route> all;

    Routes(CommunicationMap map, Environment environment) {
        this.map = map;
        refuseRoutesInYaml(Binder.get(environment));
        var calls = map.calls().stream().filter(it -> it.from().equals(GATEWAY)).toList();
        calls.forEach(one -> calls.stream().takeWhile(other -> other != one)
                .forEach(other -> refuseTheSamePath(one, other)));
        all = calls.stream().flatMap(call -> call.allow().stream().map(it -> new Route(it.path(), call.to())))
                .distinct().toList();
    }

    private static void refuseTheSamePath(Call one, Call other) {
        one.allow().forEach(path -> other.allow().stream().filter(path::meets).findFirst().ifPresent(same -> {
            throw new IllegalStateException(("communication-map.yml lets the gateway ask both %s (%s) and %s (%s); "
                    + "give these calls an 'allow' with paths that differ, such as [/api/orders/**].")
                    .formatted(other.to(), same, one.to(), path));
        }));
    }

    // Spring Cloud Gateway would take them, and send their calls past the deadline, the breakers and the map.
    private static void refuseRoutesInYaml(Binder binder) {
        for (var name : ROUTES_IN_YAML) {
            if (binder.bind(name, Bindable.mapOf(String.class, String.class)).isBound()) {
                throw new InvalidSettingException(
                        "%s is set, but every route is declared in communication-map.yml; remove it".formatted(name));
            }
        }
    }

    /** Whether the gateway's call to a service may be this request. */
    public boolean allow(String service, ServerRequest request) {
        return map.call(GATEWAY, service).orElseThrow().allows(request.method().name(), request.path());
    }

    public List<Route> all() {
        return all;
    }

    public Route events() {
        return EVENTS;
    }
}
