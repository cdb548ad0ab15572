package dev.pavedroad.gateway.proxy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.concurrent.Cancellable;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The event streams that are open: they end when the gateway drains, or it could not stop before their clients did. */
@Component
class OpenStreams {

    private final Set<Cancellable> open = ConcurrentHashMap.newKeySet();

    void add(Cancellable stream) {
        open.add(stream);
    }

    void remove(Cancellable stream) {
        open.remove(stream);
    }

    int count() {
        return open.size();
    }

    @EventListener
    void readinessChanged(AvailabilityChangeEvent<ReadinessState> event) {
        if (event.getState() == ReadinessState.REFUSING_TRAFFIC) {
            open.forEach(Cancellable::cancel);
        }
    }
}
