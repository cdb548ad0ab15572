package dev.pavedroad.order.tracking;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pavedroad.order.ordering.OrderStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes events as {@code text/event-stream} has them, each on its way at once. */
class EventWriter {

    private record Data(OrderStatus status, Instant at) {}

    private final OutputStream client;
    private final ObjectMapper json;

    EventWriter(OutputStream client, ObjectMapper json) {
        this.client = client;
        this.json = json;
    }

    void write(StatusEvent event) throws IOException {
        var data = json.writeValueAsString(new Data(event.status(), event.at()));
        send("id: %d\nevent: status\ndata: %s\n\n".formatted(event.id(), data));
    }

    /** A line that clients skip; it keeps connections open and finds out whether somebody is still there. */
    void writeComment() throws IOException {
        send(": still here\n\n");
    }

    private void send(String text) throws IOException {
        client.write(text.getBytes(StandardCharsets.UTF_8));
        client.flush();
    }
}
