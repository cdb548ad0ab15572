package dev.pavedroad.localstack;

import dev.pavedroad.chassis.map.CommunicationMap;
import dev.pavedroad.localstack.process.InstanceName;
import dev.pavedroad.localstack.state.StackFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How many processes each service has; one where nothing else is said. */
record Instances(Map<String, Integer> byService) {

    static final int MOST = 9;

    Instances {
        byService = Map.copyOf(byService);
    }

    /** @throws StackFailure when a service is not on the map, or the number is not from 1 to 9 */
    void check(CommunicationMap map) {
        byService.forEach((service, number) -> {
            if (!map.services().containsKey(service)) {
                throw new StackFailure("Instances of '%s' are asked for; the services are: %s"
                        .formatted(service, String.join(", ", map.services().keySet())));
            }
            if (number < 1 || number > MOST) {
                throw new StackFailure("%d instances of %s are asked for; from 1 to %d are possible."
                        .formatted(number, service, MOST));
            }
        });
    }

    List<InstanceName> of(String service) {
        return IntStream.rangeClosed(1, byService.getOrDefault(service, 1))
                .mapToObj(number -> new InstanceName(service, number)).toList();
    }
}
