package dev.pavedroad.systemtests.faults;

import dev.pavedroad.localstack.LocalStack;
import dev.pavedroad.systemtests.Client;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Watches a gateway's metrics for attempts that reached nobody, which its clients learn nothing of where another
 * instance answers them: so the last one shows when an address was forgotten.
 */
final class FailedAttempts implements AutoCloseable {

    private static final String METRIC = "/actuator/metrics/gateway.call?tag=error:CallFailed";
    private static final Duration OFTEN = Duration.ofMillis(100);

    private final Client management;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private volatile long begin;
    private volatile int atFirst;
    private volatile int now;
    private volatile Duration last = Duration.ZERO;

    FailedAttempts(LocalStack stack) {
        management = Client.at(stack.managementUrl("api-gateway"));
    }

    void begin() {
        atFirst = read();
        now = atFirst;
        begin = System.nanoTime();
        watch.scheduleWithFixedDelay(this::look, 0, OFTEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        var seen = read();
        if (seen > now) {
            now = seen;
            last = since();
        }
    }

    // There is no such metric before there was a failure.
    private int read() {
        return management.get(METRIC).body().path("measurements").path(0).path("value").asInt(0);
    }

    Duration since() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    int count() {
        return now - atFirst;
    }

    /** From the beginning to the last failed attempt. */
    Duration last() {
        return last;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
