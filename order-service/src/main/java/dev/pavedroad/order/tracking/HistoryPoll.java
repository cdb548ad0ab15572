package dev.pavedroad.order.tracking;

import dev.pavedroad.order.ordering.OrderQueries;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for changes made at any instance: one query for all orders that somebody here follows, none if nobody does. */
@Component
class HistoryPoll {

    private static final Logger log = LoggerFactory.getLogger(HistoryPoll.class);

    private final OpenStreams streams;
    private final OrderQueries orders;
    private final long pause;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("order-tracking").factory());
    private boolean blind;

    HistoryPoll(OpenStreams streams, OrderQueries orders, TrackingProperties settings) {
        this.streams = streams;
        this.orders = orders;
        this.pause = settings.pollEvery().toMillis();
    }

    @PostConstruct
    void start() {
        timer.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    // An exception would end the timer; the next look may succeed.
    private void look() {
        try {
            var followed = streams.orders();
            if (!followed.isEmpty()) {
                orders.histories(followed).forEach(streams::tell);
            }
            blind = false;
        } catch (RuntimeException e) {
            if (!blind) {
                log.warn("cannot see what happens to orders: {}", e.getMessage());
            }
            blind = true;
        }
    }
}
