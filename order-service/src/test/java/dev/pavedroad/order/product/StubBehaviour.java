package dev.pavedroad.order.product;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.pavedroad.order.product.MisbehavingServer.Request;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What a {@link MisbehavingServer} does with a request; the connection is closed afterwards. */
interface StubBehaviour {

    /** Everything is to be had, costs 2.50. */
    StubBehaviour WELL = (request, connection) -> write(connection, answer(200, request.body().replace("{\"productId\"",
            "{\"sku\": \"SKU-1\", \"name\": \"Teapot\", \"unitPrice\": 2.50, \"productId\"")));

    /** The same, and the connection stays open until the caller closes it. */
    StubBehaviour WELL_AND_KEPT = (request, connection) -> {
        var answer = answer(200, request.body().replace("{\"productId\"",
                "{\"sku\": \"SKU-1\", \"name\": \"Teapot\", \"unitPrice\": 2.50, \"productId\""));
        write(connection, answer.replace("Connection: close\r\n", ""));
        pass(Duration.ZERO, connection);
    };

    /** To a path that answers as well as any. */
    StubBehaviour REDIRECT = (_, connection) -> write(connection, answer(307, "")
            .replace("Connection: close", "Connection: close\r\nLocation: /internal/reservations/elsewhere"));

    StubBehaviour HANG = (_, connection) -> pass(Duration.ZERO, connection);

    StubBehaviour RESET = (_, connection) -> connection.setSoLinger(true, 0);

    StubBehaviour NO_ANSWER = (_, _) -> {};

    StubBehaviour NOT_HTTP = (_, connection) -> write(connection, "+OK POP3 server ready\r\n\r\n");

    StubBehaviour BAD_HEADER =
            (_, connection) -> write(connection, "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}");

    StubBehaviour HALF_AN_ANSWER = (request, connection) -> write(connection,
            answer(200, request.body() + " ".repeat(200)).substring(0, 150));

    /** An answer of which a byte comes now and then: each read succeeds in time, the whole never ends. */
    StubBehaviour DRIP = (_, connection) -> {
        write(connection, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n");
        while (!pass(Duration.ofMillis(100), connection)) {
            write(connection, " ");
        }
    };

    void treat(Request request, Socket connection) throws Exception;

    static StubBehaviour status(int status) {
        return (_, connection) -> write(connection, answer(status, "{}"));
    }

    static StubBehaviour body(int status, String body) {
        return (_, connection) -> write(connection, answer(status, body));
    }

    static StubBehaviour after(Duration time, StubBehaviour next) {
        return (request, connection) -> {
            if (!pass(time, connection)) {
                next.treat(request, connection);
            }
        };
    }

    static StubBehaviour after(CountDownLatch gate, StubBehaviour next) {
        return (request, connection) -> {
            gate.await();
            next.treat(request, connection);
        };
    }

    private static String answer(int status, String body) {
        var head = "HTTP/1.1 %d Whatever\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d";
        return head.formatted(status, body.length()) + "\r\n\r\n" + body;
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Lets time pass, none ending never; true when the caller hung up meanwhile. */
    private static boolean pass(Duration time, Socket connection) throws IOException {
        connection.setSoTimeout((int) time.toMillis());
        try {
            return connection.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }
}
