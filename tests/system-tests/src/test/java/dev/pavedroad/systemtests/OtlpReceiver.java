package dev.pavedroad.systemtests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A collector that keeps what it is sent in memory, and can be made to hang or to go away.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP over HTTP</a>
 */
final class OtlpReceiver implements AutoCloseable {

    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
    private final int port;
    private HttpServer server;
    private volatile CountDownLatch end = new CountDownLatch(0);

    private OtlpReceiver() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    static OtlpReceiver start() {
        return new OtlpReceiver();
    }

    private HttpServer listen(int port) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.createContext("/v1/traces", this::take);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:%d".formatted(port);
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    Trace trace(String id) {
        return new Trace(spans.stream().filter(span -> span.trace().equals(id)).toList());
    }

    /** From now on takes connections and answers nothing. */
    void hang() {
        end = new CountDownLatch(1);
    }

    /** From now on refuses connections. */
    void leave() {
        server.stop(0);
        server = null;
    }

    void resume() {
        end.countDown();
        if (server == null) {
            server = listen(port);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var hang = end;
            if (hang.getCount() > 0) {
                // The client has long gone by then.
                hang.await();
                return;
            }
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            request.getResourceSpansList().forEach(it -> spans.addAll(Span.allOf(it)));
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
