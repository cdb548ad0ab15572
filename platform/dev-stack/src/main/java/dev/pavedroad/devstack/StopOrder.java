package dev.pavedroad.devstack;

import dev.pavedroad.devstack.postgres.Postgres;
import dev.pavedroad.map.CommunicationMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The order in which a stack stops: callers before those they call, then the registry, then the database. */
final class StopOrder {

    private StopOrder() {}

    /** Names by stage; the members of a stage may stop at the same time. */
    static List<Set<String>> of(CommunicationMap map) {
        var stages = new ArrayList<Set<String>>();
        var left = new LinkedHashSet<>(map.services().keySet());
        while (!left.isEmpty()) {
            var stage = withoutCallers(map, left);
            stages.add(stage);
            left.removeAll(stage);
        }
        stages.add(Set.of(Ports.DISCOVERY));
        stages.add(Set.of(Postgres.NAME));
        return stages;
    }

    private static Set<String> withoutCallers(CommunicationMap map, Set<String> services) {
        var stage = new LinkedHashSet<>(services);
        stage.removeIf(service -> map.callersOf(service).stream().anyMatch(services::contains));
        // Services that call each other in a circle have no order; they stop together.
        return stage.isEmpty() ? new LinkedHashSet<>(services) : stage;
    }
}
