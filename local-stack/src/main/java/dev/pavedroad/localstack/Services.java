package dev.pavedroad.localstack;

import dev.pavedroad.chassis.map.CommunicationMap;
import dev.pavedroad.localstack.process.InstanceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JVMs of the stack: the registry, and every instance of every service on the map. */
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
        services.add(service(new InstanceName(Ports.DISCOVERY, 1), environment.common(Ports.DISCOVERY)));
        map.services().forEach((name, service) -> chosen.instances().of(name)
                .forEach(it -> services.add(service(it, environment.of(it, service)))));
        return services;
    }

    private JavaService service(InstanceName instance, Map<String, String> variables) {
        var service = instance.service();
        var name = instance.toString();
        var all = new HashMap<>(variables);
        all.putAll(chosen.environments.getOrDefault(service, Map.of()));
        all.putAll(chosen.environments.getOrDefault(name, Map.of()));
        var address = "http://%s:%s".formatted(all.get("SERVER_ADDRESS"), all.get("SERVER_PORT"));
        return new JavaService(instance, chosen.checkout.jar(service), address, all, chosen);
    }
}
