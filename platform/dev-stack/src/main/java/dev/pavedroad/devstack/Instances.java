package dev.pavedroad.devstack;

import dev.pavedroad.devstack.process.InstanceName;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.map.CommunicationMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How many processes each service has; one by default. */
record Instances(Map<String, Integer> byService) {

    static final int MAX = 9;

    Instances {
        byService = Map.copyOf(byService);
    }

    /** @throws StackException when a service is not on the map, or the number is not from 1 to 9 */
    void check(CommunicationMap map) {
        byService.forEach((service, number) -> {
            if (!map.services().containsKey(service)) {
                throw new StackException("Instances of '%s' are asked for; the services are: %s"
                        .formatted(service, String.join(", ", map.services().keySet())));
            }
            if (number < 1 || number > MAX) {
                throw new StackException("%d instances of %s are asked for; from 1 to %d are possible."
                        .formatted(number, service, MAX));
            }
        });
    }

    List<InstanceName> of(String service) {
        return IntStream.rangeClosed(1, byService.getOrDefault(service, 1))
                .mapToObj(number -> new InstanceName(service, number)).toList();
    }
}
