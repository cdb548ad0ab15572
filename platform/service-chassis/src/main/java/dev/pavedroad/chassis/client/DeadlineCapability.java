package dev.pavedroad.chassis.client;

import feign.Capability;
import feign.Client;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * Starts no attempt of a Feign client that cannot end before the deadline of its call; one that has begun ends with the
 * call. Public because Feign invokes it by reflection.
 */
public class DeadlineCapability implements Capability {

    private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(500);

    @Override
    public Client enrich(Client client) {
        return (request, options) -> {
            var deadline = Deadline.current();
            if (deadline != null && deadline.remaining().compareTo(SHORTEST_ATTEMPT) < 0) {
                throw new CancellationException("no time left for another attempt");
            }
            return client.execute(request, options);
        };
    }
}
