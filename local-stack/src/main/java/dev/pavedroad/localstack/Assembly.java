package dev.pavedroad.localstack;

import dev.pavedroad.chassis.map.CommunicationMap;
import dev.pavedroad.localstack.postgres.Postgres;
import dev.pavedroad.localstack.process.Program;
import dev.pavedroad.localstack.process.ServiceProcess;
import dev.pavedroad.localstack.state.StackFailure;
import dev.pavedroad.localstack.state.StateFolder;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts the parts of a stack together, of which none runs yet. */
class Assembly {

    private final LocalStackBuilder chosen;
    private final CommunicationMap map;
    private final Ports ports;
    private final Postgres postgres;
    private final Administrator administrator;
    private final StateFolder state;

    Assembly(LocalStackBuilder chosen, CommunicationMap map, Ports ports, Postgres postgres,
            Administrator administrator) {
        this.chosen = chosen;
        this.map = map;
        this.ports = ports;
        this.postgres = postgres;
        this.administrator = administrator;
        this.state = chosen.stateFolder();
    }

    /** @throws StackFailure when something is missing or in the way */
    void fill(Processes processes) {
        var leftovers = chosen.stopLeftovers();
        if (!leftovers.isEmpty()) {
            chosen.progress.accept("Stopped what an earlier run had left behind: " + String.join(", ", leftovers));
        }
        ports.requireFree();
        StackKeys.makeMissing(state, map);
        var services = services();
        services.forEach(JavaService::requireJar);
        processes.add(process(postgres));
        services.forEach(it -> processes.add(process(it)));
        Addresses.of(processes.all()).save(state);
    }

    private List<JavaService> services() {
        return new Services(chosen, map, ports,
                new ServiceEnvironment(ports, state.keys(), postgres.databases(), administrator, chosen.drainTime))
                .all();
    }

    private ServiceProcess process(Program program) {
        var process = new ServiceProcess(program, state, chosen.timeToStart);
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
        return map.services().entrySet().stream().filter(entry -> entry.getValue().publicDoor())
                .map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new StackFailure("communication-map.yml has no service that is public"));
    }
}
