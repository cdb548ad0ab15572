package dev.pavedroad.notification.push;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A push service on a free port of this machine that gives whatever answers a test wants, else 201. */
class PushService {

    record Pushed(String method, String path, Headers headers, byte[] body) {}

    record Answer(int status, String header, String value) {

        static Answer of(int status) {
            return new Answer(status, "X-Test", "yes");
        }
    }

    private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    PushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String endpoint(String path) {
        return origin() + path;
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(String path, Answer... with) {
        answers.put(path, new ArrayDeque<>(List.of(with)));
    }

    List<Pushed> pushedTo(String path) {
        return pushed.stream().filter(it -> it.path().equals(path)).toList();
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            pushed.add(new Pushed(exchange.getRequestMethod(), path, exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes()));
            var scripted = answers.getOrDefault(path, new ArrayDeque<>()).poll();
            var answer = scripted == null ? Answer.of(201) : scripted;
            exchange.getResponseHeaders().add(answer.header(), answer.value());
            exchange.sendResponseHeaders(answer.status(), -1);
        }
    }
}
