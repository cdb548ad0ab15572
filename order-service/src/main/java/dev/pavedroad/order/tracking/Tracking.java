package dev.pavedroad.order.tracking;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pavedroad.chassis.identity.SignedInUser;
import dev.pavedroad.order.ordering.OrderQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Tells a client what happens to an order for as long as it listens. A stream blocks the thread of its request, a virtual
 * one where there are many; so security and problem documents have no asynchronous dispatch to go through.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
@Component
class Tracking {

    private static final Logger log = LoggerFactory.getLogger(Tracking.class);

    private final OpenStreams streams;
    private final OrderQueries orders;
    private final ObjectMapper json;
    private final TrackingProperties settings;
    private final Clock clock;

    Tracking(OpenStreams streams, OrderQueries orders, ObjectMapper json, TrackingProperties settings,
            Clock clock) {
        this.streams = streams;
        this.orders = orders;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns when the order's last event is sent, the client has gone, its token has expired or this instance drains. */
    void follow(UUID order, SignedInUser user, int lastEventId, HttpServletResponse response) {
        var stream = new EventStream(order, user.id(), lastEventId, settings.commentEvery(),
                Duration.between(clock.instant(), user.expiresAt()));
        streams.add(stream);
        try {
            var soFar = orders.history(order);
            if (lastEventId > soFar.size()) {
                throw new UnknownEventException(lastEventId);
            }
            if (lastEventId == soFar.size() && soFar.getLast().status().isFinal()) {
                // An EventSource does not come back after this (HTML, server-sent events).
                response.setStatus(HttpStatus.NO_CONTENT.value());
                return;
            }
            stream.tell(soFar);
            send(stream, response);
        } finally {
            streams.remove(stream);
        }
    }

    private void send(EventStream stream, HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        try {
            response.flushBuffer();
            stream.sendTo(new EventWriter(response.getOutputStream(), json));
        } catch (IOException e) {
            log.debug("client has gone: {}", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
