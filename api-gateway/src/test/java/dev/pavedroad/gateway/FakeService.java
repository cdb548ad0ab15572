package dev.pavedroad.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A service on a bare socket, so that it can misbehave in every way that real ones find. */
public class FakeService implements AutoCloseable {

    /** What it does with a request. */
    public interface StubBehaviour {
        void answer(Received request, Socket socket) throws Exception;
    }

    /** A request that reached it; header names are in lower case. */
    public record Received(String method, String target, Map<String, List<String>> headers, byte[] body) {

        public String header(String name) {
            return headers.containsKey(name) ? String.join(" | ", headers.get(name)) : null;
        }
    }

    public final List<Received> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket server;
    private volatile StubBehaviour behaviour;

    public FakeService(StubBehaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /** A service that listens on no port any more. */
    public static URI dead() {
        var service = new FakeService(says(200, "never"));
        service.close();
        return service.uri();
    }

    public static StubBehaviour says(int status, String body, String... headers) {
        return (request, socket) -> socket.getOutputStream().write(message(status, body, headers));
    }

    public static byte[] message(int status, String body, String... headers) {
        var length = "Content-Length: %d\r\n".formatted(body.getBytes(StandardCharsets.UTF_8).length);
        return "HTTP/1.1 %d X\r\n%s%s\r\n%s".formatted(status, length,
                String.join("", List.of(headers).stream().map(it -> it + "\r\n").toList()), body)
                .getBytes(StandardCharsets.UTF_8);
    }

    public static StubBehaviour resets() {
        return (_, socket) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        };
    }

    public StubBehaviour hangs() {
        return (_, socket) -> socket.getInputStream().readAllBytes();
    }

    /** Does it after a while, as a service does that is slow. */
    public static StubBehaviour after(Duration time, StubBehaviour behaviour) {
        return (request, socket) -> {
            Thread.sleep(time);
            behaviour.answer(request, socket);
        };
    }

    /** Does it once the gate is open. */
    public static StubBehaviour after(CountDownLatch gate, StubBehaviour behaviour) {
        return (request, socket) -> {
            gate.await();
            behaviour.answer(request, socket);
        };
    }

    /** Writes the text byte by byte with a pause before each, until the other side hangs up. */
    public StubBehaviour drips(String start, long pauseMillis) {
        return (_, socket) -> {
            socket.getOutputStream().write(start.getBytes(StandardCharsets.ISO_8859_1));
            while (!closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                socket.getOutputStream().write('a');
            }
        };
    }

    public FakeService behaves(StubBehaviour next) {
        behaviour = next;
        return this;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    public int connections() {
        return sockets.size();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        sockets.add(socket);
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (var request = read(in); request != null && !socket.isClosed(); request = read(in)) {
                received.add(request);
                behaviour.answer(request, socket);
            }
        } catch (Exception _) {
            // The caller hung up.
        } finally {
            sockets.remove(socket);
        }
    }

    private static Received read(InputStream in) throws IOException {
        var first = line(in);
        if (first == null) {
            return null;
        }
        var headers = new TreeMap<String, List<String>>();
        for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            var name = line.substring(0, line.indexOf(':')).toLowerCase();
            headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(line.substring(line.indexOf(':') + 1).strip());
        }
        var words = first.split(" ");
        return new Received(words[0], words[1], headers, body(in, headers));
    }

    private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
        if (!headers.containsKey("transfer-encoding")) {
            var length = Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).getFirst());
            var body = in.readNBytes(length);
            if (body.length < length) {
                throw new IOException("broken off");
            }
            return body;
        }
        var body = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
