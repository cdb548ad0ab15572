package dev.pavedroad.gateway.route;

import dev.pavedroad.chassis.map.CommunicationMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Everything that is routed, and nothing else; a gateway whose routes are not its calls on the map does not start. */
@Component
public class Routes {

    static final String GATEWAY = "api-gateway";

    private static final List<Route> TABLE = List.of(
            new Route("/api/users/**", "user-service"),
            new Route("/.well-known/jwks.json", "user-service"),
            new Route("/api/products/**", "product-service"),
            new Route("/api/orders/**", "order-service"));

    /** Event streams: they last, so neither a deadline nor a circuit breaker guards them. */
    private static final Route EVENTS = new Route("/api/orders/{id}/events", "order-service");

    Routes(CommunicationMap map) {
        var routed = TABLE.stream().map(Route::service).collect(Collectors.toSet());
        var allowed = map.calleesOf(GATEWAY);
        if (!routed.equals(allowed)) {
            throw new IllegalStateException(
                    "The gateway routes to %s, but communication-map.yml lets it call %s; make them the same."
                            .formatted(routed, allowed));
        }
    }

    public List<Route> all() {
        return TABLE;
    }

    public Route events() {
        return EVENTS;
    }
}
