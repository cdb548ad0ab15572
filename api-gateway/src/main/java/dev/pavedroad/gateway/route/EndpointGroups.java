package dev.pavedroad.gateway.route;

import dev.pavedroad.gateway.GatewayProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The groups of requests that have guards of their own; every other request has those of its service. */
@Component
public class EndpointGroups {

    private final List<EndpointGroup> all;

    EndpointGroups(GatewayProperties properties) {
        all = properties.groups().entrySet().stream().map(it -> EndpointGroup.of(it.getKey(), it.getValue())).toList();
    }

    public List<EndpointGroup> all() {
        return all;
    }

    /** The group of a request, where it has one. */
    public Optional<EndpointGroup> of(HttpServletRequest request) {
        return all.stream().filter(it -> it.has(request)).findFirst();
    }
}
