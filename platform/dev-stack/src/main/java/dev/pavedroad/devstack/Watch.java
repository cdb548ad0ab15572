package dev.pavedroad.devstack;

import dev.pavedroad.devstack.process.ServiceProcess;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reports each process that exits by itself. */
class Watch implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 500;

    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    Watch(Collection<ServiceProcess> processes, Consumer<String> progress) {
        executor.scheduleWithFixedDelay(
                () -> processes.forEach(process -> process.exitMessage().ifPresent(progress)),
                INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
