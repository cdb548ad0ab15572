package dev.pavedroad.order.product;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A callee that treats reservations in whichever way a test asks for, on plain sockets; one request a connection. */
class MisbehavingServer implements AutoCloseable {

    /** A request as it came over the wire. */
    record Request(String head, String body) {

        String header(String name) {
            return head.lines().filter(line -> line.toLowerCase().startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).trim()).findFirst().orElse(null);
        }
    }

    private final Queue<StubBehaviour> once = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final int port;
    private volatile StubBehaviour otherwise = StubBehaviour.WELL;
    private volatile ServerSocket listener;

    MisbehavingServer() {
        this.listener = listen(0);
        this.port = listener.getLocalPort();
        Thread.startVirtualThread(this::serve);
    }

    String uri() {
        return "http://127.0.0.1:" + port;
    }

    /** From now on: first each of these once, then the last one always. */
    void behaves(StubBehaviour... behaviours) {
        once.clear();
        requests.clear();
        once.addAll(List.of(behaviours).subList(0, behaviours.length - 1));
        otherwise = behaviours[behaviours.length - 1];
    }

    List<Request> requests() {
        return requests;
    }

    /** How many connections the caller has not let go of. */
    int openConnections() {
        return open.get();
    }

    void refusesConnections() {
        close();
    }

    void acceptsConnections() {
        if (listener.isClosed()) {
            listener = listen(port);
            Thread.startVirtualThread(this::serve);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listen(int port) {
        try {
            var listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        try {
            for (var mine = listener; !mine.isClosed();) {
                var connection = mine.accept();
                Thread.startVirtualThread(() -> serve(connection));
            }
        } catch (IOException _) {
            // The listener was closed.
        }
    }

    private void serve(Socket connection) {
        open.incrementAndGet();
        try (connection) {
            var request = read(connection.getInputStream());
            if (request.head().contains(" /internal/reservations/")) {
                requests.add(request);
                var next = once.poll();
                (next == null ? otherwise : next).treat(request, connection);
            } else {
                StubBehaviour.status(202).treat(request, connection);
            }
        } catch (Exception _) {
            // The caller hung up.
        } finally {
            open.decrementAndGet();
        }
    }

    private static Request read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        var length = new Request(head.toString(), "").header("content-length");
        return new Request(head.toString(),
                length == null ? "" : new String(in.readNBytes(Integer.parseInt(length)), ISO_8859_1));
    }
}
