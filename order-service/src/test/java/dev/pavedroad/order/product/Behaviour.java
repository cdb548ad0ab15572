package dev.pavedroad.order.product;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.pavedroad.order.product.MisbehavingServer.Request;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What a {@link MisbehavingServer} does with a request; the connection is closed afterwards. */
interface Behaviour {

    /** Everything is to be had, costs 2.50. */
    Behaviour WELL = (request, connection) -> write(connection, answer(200, request.body().replace("{\"productId\"",
            "{\"sku\": \"SKU-1\", \"name\": \"Teapot\", \"unitPrice\": 2.50, \"productId\"")));

    Behaviour HANG = (_, connection) -> pass(Duration.ZERO, connection);

    Behaviour RESET = (_, connection) -> connection.setSoLinger(true, 0);

    Behaviour NO_ANSWER = (_, _) -> {};

    Behaviour NOT_HTTP = (_, connection) -> write(connection, "+OK POP3 server ready\r\n\r\n");

    Behaviour BAD_HEADER = (_, connection) -> write(connection, "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}");

    Behaviour HALF_AN_ANSWER = (request, connection) -> write(connection,
            answer(200, request.body() + " ".repeat(200)).substring(0, 150));

    /** An answer of which a byte comes now and then: each read succeeds in time, the whole never ends. */
    Behaviour DRIP = (_, connection) -> {
        write(connection, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n");
        while (!pass(Duration.ofMillis(100), connection)) {
            write(connection, " ");
        }
    };

    void treat(Request request, Socket connection) throws Exception;

    static Behaviour status(int status) {
        return (_, connection) -> write(connection, answer(status, "{}"));
    }

    static Behaviour body(int status, String body) {
        return (_, connection) -> write(connection, answer(status, body));
    }

    static Behaviour after(Duration time, Behaviour next) {
        return (request, connection) -> {
            if (!pass(time, connection)) {
                next.treat(request, connection);
            }
        };
    }

    static Behaviour after(CountDownLatch gate, Behaviour next) {
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
