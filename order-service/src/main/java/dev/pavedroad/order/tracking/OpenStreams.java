package dev.pavedroad.order.tracking;

import dev.pavedroad.order.ordering.StatusChange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The streams of this instance: not too many of them, and none for long once it drains. */
@Component
class OpenStreams {

    private final TrackingProperties settings;
    private final Set<EventStream> open = new HashSet<>();
    private boolean draining;

    OpenStreams(TrackingProperties settings) {
        this.settings = settings;
    }

    /** @throws StreamRefusedException when the user, or this instance, has as many as may be */
    synchronized void add(EventStream stream) {
        if (open.stream().filter(stream::isOfSameUser).count() >= settings.maxStreamsPerUser()) {
            throw new StreamRefusedException(HttpStatus.TOO_MANY_REQUESTS,
                    "You follow too many orders at once; close some.");
        }
        if (open.size() >= settings.maxStreams()) {
            throw new StreamRefusedException(HttpStatus.SERVICE_UNAVAILABLE,
                    "Too many orders are followed at the moment.");
        }
        open.add(stream);
        if (draining) {
            stream.end();
        }
    }

    synchronized void remove(EventStream stream) {
        open.remove(stream);
    }

    synchronized int count() {
        return open.size();
    }

    /** The orders that somebody follows. */
    synchronized Set<UUID> orders() {
        return open.stream().map(EventStream::order).collect(Collectors.toSet());
    }

    synchronized void tell(UUID order, List<StatusChange> history) {
        open.stream().filter(stream -> stream.order().equals(order)).forEach(stream -> stream.tell(history));
    }

    // Before the drain time begins to run, so that clients come back elsewhere while there is still somebody to answer.
    @EventListener
    synchronized void readinessChanges(AvailabilityChangeEvent<ReadinessState> change) {
        draining = change.getState() == ReadinessState.REFUSING_TRAFFIC;
        if (draining) {
            open.forEach(EventStream::end);
        }
    }
}
