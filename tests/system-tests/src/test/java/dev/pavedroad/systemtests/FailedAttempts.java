package dev.pavedroad.systemtests;

import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.DevStack;
import java.time.Duration;

/**
 * Attempts of a gateway that reached nobody, which its clients learn nothing of where another instance answers them.
 */
public final class FailedAttempts {

    private static final String METRIC = "/actuator/metrics/gateway.call?tag=error:UpstreamException";
    private static final Duration AT_MOST = Duration.ofMinutes(3);
    private static final int REQUESTS_WITHOUT_ONE = 60;

    private final Client management;
    private final int atFirst;

    public FailedAttempts(DevStack stack) {
        management = Client.at(stack.managementUrl("api-gateway"));
        atFirst = read();
    }

    // There is no such metric before there was a failure.
    private int read() {
        return management.get(METRIC).body().path("measurements").path(0).path("value").asInt(0);
    }

    public int count() {
        return read() - atFirst;
    }

    /** Waits until the address that nobody answers at is forgotten: half of the requests would meet it. */
    public void awaitNoMore(SteadyLoad load) {
        await().atMost(AT_MOST).until(() -> {
            var attempts = read();
            var requests = load.count();
            await().atMost(AT_MOST).until(() -> load.count() >= requests + REQUESTS_WITHOUT_ONE);
            return read() == attempts;
        });
    }
}
