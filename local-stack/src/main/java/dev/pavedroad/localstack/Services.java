package dev.pavedroad.localstack;

import dev.pavedroad.chassis.map.CommunicationMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JVMs of the stack: the registry, and every service on the map. */
class Services {

    private final LocalStackBuilder chosen;
    private final CommunicationMap map;
    private final Ports ports;
    private final ServiceEnvironment environment;

    Services(LocalStackBuilder chosen, CommunicationMap map, Ports ports, ServiceEnvironment environment) {
        this.chosen = chosen;
        this.map = map;
        this.ports = ports;
        this.environment = environment;
    }

    List<JavaService> all() {
        var services = new ArrayList<JavaService>();
        services.add(service(Ports.DISCOVERY, environment.common(Ports.DISCOVERY)));
        map.services().forEach((name, service) -> services.add(service(name, environment.of(name, service))));
        return services;
    }

    private JavaService service(String name, Map<String, String> variables) {
        var jar = chosen.root.resolve(name).resolve("target").resolve(name + ".jar");
        var all = new HashMap<>(variables);
        all.putAll(chosen.environments.getOrDefault(name, Map.of()));
        return new JavaService(name, jar, "http://127.0.0.1:" + ports.of(name), all);
    }
}
