package dev.pavedroad.devstack.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pavedroad.devstack.DevStack;
import dev.pavedroad.devstack.state.PrivateFiles;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Takes commands from another terminal: a restarted process has to be the launcher's own child, or Ctrl-C there would
 * not stop it. The port and the token are in a file that only its owner can read.
 */
class Control implements AutoCloseable {

    private final DevStack stack;
    private final Consumer<String> progress;
    private final String token = UUID.randomUUID().toString();
    private final HttpServer server;

    private Control(DevStack stack, Consumer<String> progress) throws IOException {
        this.stack = stack;
        this.progress = progress;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/restart/", this::restart);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    }

    static Control open(DevStack stack, Consumer<String> progress) {
        try {
            var control = new Control(stack, progress);
            control.server.start();
            PrivateFiles.write(file(stack.state()),
                    control.server.getAddress().getPort() + " " + control.token + "\n");
            return control;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line: the port and the token. */
    static Path file(StateFolder state) {
        return state.run().resolve("control");
    }

    private void restart(HttpExchange exchange) throws IOException {
        if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "The token is wrong.");
            return;
        }
        var name = exchange.getRequestURI().getPath().substring("/restart/".length());
        try {
            var process = stack.process(name);
            progress.accept("Restarting " + name);
            process.restart();
            var done = "%s is ready again, as pid %d".formatted(name, process.pid());
            progress.accept(done);
            answer(exchange, 200, done);
        } catch (StackException e) {
            answer(exchange, 500, e.getMessage());
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
