package dev.pavedroad.order.tracking;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pavedroad.order.ordering.StatusChange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes events as {@code text/event-stream} has them, each on its way at once. */
class EventWriter {

    private final OutputStream client;
    private final ObjectMapper json;

    EventWriter(OutputStream client, ObjectMapper json) {
        this.client = client;
        this.json = json;
    }

    /** Writes a change of status, with its place in the order's history, from 1, as the event's id. */
    void write(int id, StatusChange change) throws IOException {
        send("id: %d\nevent: status\ndata: %s\n\n".formatted(id, json.writeValueAsString(change)));
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
