package dev.pavedroad.devstack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Stands in for every service, the gateway too: healthy at once, shows its environment, and notes when it is asked to
 * stop.
 */
public final class DummyService {

    private DummyService() {}

    public static void main(String[] arguments) throws IOException {
        if (System.getenv("MISSING_VARIABLE") != null) {
            System.out.println("I have no key: set " + System.getenv("MISSING_VARIABLE"));
            System.exit(3);
        }
        var pidFile = Path.of(System.getProperty("pavedroad.pidfile"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> note(pidFile)));
        var address = new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("SERVER_PORT")));
        var server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> answer(exchange, """
                {"status":"UP","accessToken":"a.b.c","items":[]}"""));
        server.createContext("/api/orders",
                exchange -> answer(exchange,
                        System.getenv("NO_ORDERS") == null ? "{\"items\":[]}" : "{\"status\":503}"));
        if (System.getenv("OTHER_PASSWORD") != null) {
            server.createContext("/api/users/tokens", exchange -> answer(exchange, "{\"status\":401}"));
        }
        server.createContext("/environment", exchange -> answer(exchange, System.getenv().entrySet().stream()
                .map(Object::toString).sorted().collect(Collectors.joining("\n"))));
        server.start();
        var management = new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("MANAGEMENT_PORT")));
        var operations = HttpServer.create(management, 0);
        operations.createContext("/actuator/administrator", exchange -> answer(exchange, "{}"));
        operations.start();
    }

    private static void note(Path pidFile) {
        try {
            var name = pidFile.getFileName().toString().replace(".pid", "");
            Files.writeString(pidFile.resolveSibling("stopped"), name + "\n",
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (System.getenv("STUBBORN") != null) {
                Thread.sleep(Duration.ofMinutes(1));
            }
        } catch (IOException | InterruptedException e) {
            e.printStackTrace();
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, text.length());
            exchange.getResponseBody().write(text.getBytes());
        }
    }
}
