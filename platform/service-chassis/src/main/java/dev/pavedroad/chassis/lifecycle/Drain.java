package dev.pavedroad.chassis.lifecycle;

import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import dev.pavedroad.chassis.environment.ServiceProperties;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Stops an instance without failing a request: Spring Boot has said that it is not ready; its registration goes down, then
 * the service goes on answering for the drain time, and only then does the web server stop, whose phase comes later.
 */
@AutoConfiguration
@EnableConfigurationProperties(ServiceProperties.class)
class Drain implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    private final Duration drainTime;
    private final ObjectProvider<ApplicationInfoManager> registration;
    private volatile boolean running;
    private volatile boolean draining;

    Drain(ServiceProperties settings, ObjectProvider<ApplicationInfoManager> registration) {
        this.drainTime = settings.drainTime();
        this.registration = registration;
    }

    // Clients with a pooled connection learn that they have to open another one, elsewhere.
    @Bean
    FilterRegistrationBean<Filter> closeWhileDraining() {
        var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            if (draining) {
                ((HttpServletResponse) response).setHeader("Connection", "close");
            }
            chain.doFilter(request, response);
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        draining = true;
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
}
