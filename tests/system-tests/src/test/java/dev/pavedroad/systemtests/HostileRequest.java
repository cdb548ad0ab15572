package dev.pavedroad.systemtests;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request as bytes, which may break any rule; its notes say how it came about. */
final class HostileRequest {

    final Endpoint endpoint;
    String method;
    String target;
    byte[] body;
    final List<String> headers = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    HostileRequest(Endpoint endpoint) {
        this.endpoint = endpoint;
        method = endpoint.method();
        target = endpoint.path();
        notes.add(method + " " + target);
        if (endpoint.token() != null) {
            headers.add("Authorization: Bearer " + endpoint.token());
        }
        if (endpoint.body() != null) {
            body = endpoint.body().getBytes(StandardCharsets.UTF_8);
            headers.add("Content-Type: application/json");
        }
    }

    HostileRequest note(String note) {
        notes.add(note.length() > 100 ? note.substring(0, 100) + "..." : note);
        return this;
    }

    /** Takes every header of that name away. */
    void drop(String name) {
        headers.removeIf(header -> header.toLowerCase().startsWith(name.toLowerCase() + ":"));
    }

    void replace(String header) {
        drop(header.substring(0, header.indexOf(':')));
        headers.add(header);
    }

    private boolean has(String name) {
        return headers.stream().anyMatch(header -> header.toLowerCase().startsWith(name + ":"));
    }

    /** Every character of the head is one byte, so that a test can send any byte. */
    byte[] bytes() {
        var head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
        if (!has("host")) {
            head.append("Host: localhost\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (body != null && !has("content-length") && !has("transfer-encoding")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (body != null) {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return String.join(" | ", notes);
    }
}
