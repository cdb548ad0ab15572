package dev.pavedroad.chassis.lifecycle;

import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Stops an instance without failing a request: first nobody is sent here any more, then the service goes on answering
 * for the drain time, and only then does the web server stop.
 */
public class Drain implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    private final Duration drainTime;
    private final ApplicationContext context;
    private final ObjectProvider<ApplicationInfoManager> registration;
    private volatile boolean running;
    private volatile boolean draining;

    Drain(Duration drainTime, ApplicationContext context, ObjectProvider<ApplicationInfoManager> registration) {
        this.drainTime = drainTime;
        this.context = context;
        this.registration = registration;
    }

    /** Whether this instance is on its way out. */
    public boolean isDraining() {
        return draining;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        draining = true;
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        registration.ifAvailable(manager -> manager.setInstanceStatus(InstanceStatus.DOWN));
        log.info("draining for {}", drainTime);
        await();
        running = false;
    }

    private void await() {
        try {
            new CountDownLatch(1).await(drainTime.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    // The highest phase stops first: before the web server's graceful stop.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
