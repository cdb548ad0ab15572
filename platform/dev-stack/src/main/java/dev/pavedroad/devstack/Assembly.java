package dev.pavedroad.devstack;

import dev.pavedroad.devstack.postgres.Postgres;
import dev.pavedroad.devstack.process.InstanceName;
import dev.pavedroad.devstack.process.Program;
import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StateFolder;
import dev.pavedroad.map.CommunicationMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts the parts of a stack together: PostgreSQL, the registry, and every instance of every service on the map. */
class Assembly {

    private final StackOptions options;
    private final CommunicationMap map;
    private final Ports ports;
    private final Postgres postgres;
    private final Administrator administrator;
    private final StateFolder state;

    Assembly(StackOptions options, CommunicationMap map, Ports ports, Postgres postgres,
            Administrator administrator) {
        this.options = options;
        this.map = map;
        this.ports = ports;
        this.postgres = postgres;
        this.administrator = administrator;
        this.state = options.stateFolder();
    }

    /** @throws StackException when something is missing or in the way */
    void fill(Processes processes) {
        ports.requireFree();
        StackKeys.makeMissing(state, map);
        var services = services();
        services.forEach(JavaService::requireJar);
        processes.add(process(postgres));
        services.forEach(it -> processes.add(process(it)));
        Addresses.of(processes.all()).save(state);
    }

    private List<JavaService> services() {
        var environment = new ServiceEnvironment(ports, state.keys(), postgres.databases(), administrator,
                options.drainTime());
        var services = new ArrayList<JavaService>();
        services.add(service(new InstanceName(Ports.DISCOVERY, 1), environment.common(Ports.DISCOVERY)));
        map.services().forEach((name, service) -> options.instances().of(name)
                .forEach(it -> services.add(service(it, environment.of(it, service)))));
        return services;
    }

    private JavaService service(InstanceName instance, Map<String, String> variables) {
        var all = new HashMap<>(variables);
        all.putAll(options.environments().getOrDefault(instance.service(), Map.of()));
        all.putAll(options.environments().getOrDefault(instance.toString(), Map.of()));
        var address = "http://%s:%s".formatted(all.get("SERVER_ADDRESS"), all.get("SERVER_PORT"));
        return new JavaService(instance, options.checkout().jar(instance.service()), address, all, options);
    }

    private ServiceProcess process(Program program) {
        var process = new ServiceProcess(program, state, options.timeToStart());
        process.log().clear();
        return process;
    }

    Administrator administrator() {
        return administrator;
    }

    List<String> databases() {
        return map.services().values().stream().map(CommunicationMap.Service::database)
                .filter(Objects::nonNull).toList();
    }

    String gateway() {
        return map.services().entrySet().stream().filter(entry -> entry.getValue().isPublic())
                .map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new StackException("communication-map.yml has no service that is public"));
    }
}
