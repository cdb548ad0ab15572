package dev.pavedroad.order.tracking;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A client that follows an order, over a connection of its own. */
class Follower implements AutoCloseable {

    /** What an event says, as it arrived. */
    record Event(String id, String name, String data) {

        String status() {
            return JsonPath.read(data, "$.status");
        }

        String at() {
            return JsonPath.read(data, "$.at");
        }
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> response;
    private final Thread reader;

    Follower(int port, String order, String token, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:%d/api/orders/%s/events".formatted(port, order)))
                        .header("Authorization", token).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        response = send(request.build());
        reader = Thread.startVirtualThread(this::read);
    }

    private HttpResponse<Stream<String>> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try {
            response.body().forEach(lines::add);
        } catch (UncheckedIOException e) {
            lines.add("broken: " + e.getMessage());
        }
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    boolean hasEnded() {
        return !reader.isAlive();
    }

    /** What has come so far, line by line. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** All lines, once the server has ended its answer. */
    String body() {
        try {
            reader.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return String.join("\n", lines);
    }

    long comments() {
        return lines.stream().filter(line -> line.startsWith(":")).count();
    }

    List<Event> events() {
        var events = new ArrayList<Event>();
        for (var block : String.join("\n", lines).split("\n\n")) {
            if (block.contains("data:")) {
                events.add(new Event(field(block, "id"), field(block, "event"), field(block, "data")));
            }
        }
        return events;
    }

    List<String> statuses() {
        return events().stream().map(Event::status).toList();
    }

    private static String field(String block, String name) {
        return block.lines().filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2)).findFirst().orElse(null);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
