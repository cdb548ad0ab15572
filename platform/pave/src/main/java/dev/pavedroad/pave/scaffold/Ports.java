package dev.pavedroad.pave.scaffold;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.pave.PaveException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The ports that the parts of the system listen on, by whom they are taken; see {@code Ports} of dev-stack. */
class Ports {

    private static final int FIRST = 3000;
    private static final int HIGHEST = 8190;
    private static final int INSTANCES = 9;
    private static final int BETWEEN_INSTANCES = 10;
    private static final Map<Integer, String> OTHERS = Map.of(8761, "the registry", 14761, "the registry's management",
            15432, "PostgreSQL of ./run", 5432, "PostgreSQL", 1025, "the mail sink", 8025, "the mailbox", 9090,
            "Prometheus",
            3300, "Grafana", 16686, "Jaeger", 4318, "Jaeger");

    private final Map<Integer, String> taken = new TreeMap<>(OTHERS);

    Ports(CommunicationMap map) {
        map.services().forEach((name, service) -> IntStream.range(0, INSTANCES).forEach(number -> {
            var owner = number == 0 ? name : name + "-" + (number + 1);
            taken.put(service.port() + number * BETWEEN_INSTANCES, owner);
            taken.put(service.port() + number * BETWEEN_INSTANCES + CommunicationMap.MANAGEMENT_PORT_OFFSET,
                    owner + "'s management");
        }));
    }

    int next() {
        return IntStream.rangeClosed(FIRST, HIGHEST - INSTANCES * BETWEEN_INSTANCES)
                .filter(it -> conflict(it).isEmpty())
                .findFirst().orElseThrow(() -> new PaveException("no port is free; give one by --port"));
    }

    /** @throws PaveException with the owner of a port that the service, one of its instances or its management would need */
    void requireFree(int port) {
        conflict(port).ifPresent(it -> {
            throw new PaveException(
                    ("Port %d cannot be had: the service, its instances, each 10 higher, and their management "
                            + "ports, 6000 higher, would need %d, which is that of %s. Without --port it gets the next free one, %d.")
                            .formatted(port, it, taken.get(it), next()));
        });
    }

    private Optional<Integer> conflict(int port) {
        return IntStream.range(0, INSTANCES).map(it -> port + it * BETWEEN_INSTANCES)
                .flatMap(it -> IntStream.of(it, it + CommunicationMap.MANAGEMENT_PORT_OFFSET))
                .filter(taken::containsKey).boxed().findFirst();
    }
}
