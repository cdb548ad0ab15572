package dev.pavedroad.systemtests;

import com.sun.net.httpserver.HttpServer;
import dev.pavedroad.devstack.DevStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An instance of a service in the registry that answers 503 whatever it is asked. */
final class Impostor implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final AtomicInteger asked = new AtomicInteger();
    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor();
    private final HttpServer server;
    private final URI registration;
    private final URI applications;

    private Impostor(String service, HttpServer server, URI applications) {
        this.server = server;
        this.applications = applications;
        this.registration = URI.create(applications + "/impostor");
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        register(service);
        heartbeat.scheduleAtFixedRate(() -> send(HttpRequest.newBuilder(registration).PUT(BodyPublishers.noBody())),
                1, 1, TimeUnit.SECONDS);
    }

    static Impostor of(String service, DevStack stack) {
        try {
            return new Impostor(service,
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                    URI.create("%s/eureka/apps/%s".formatted(stack.url("discovery-server"), service.toUpperCase())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        heartbeat.shutdownNow();
        send(HttpRequest.newBuilder(registration).DELETE());
        server.stop(0);
    }

    private void register(String service) {
        var instance = """
                {"instance": {"instanceId": "impostor", "hostName": "127.0.0.1", "ipAddr": "127.0.0.1",
                "app": "%s", "vipAddress": "%s", "status": "UP", "port": {"$": %d, "@enabled": "true"},
                "dataCenterInfo": {"@class": "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo", "name": "MyOwn"},
                "leaseInfo": {"renewalIntervalInSecs": 1, "durationInSecs": 4}}}
                """.formatted(service.toUpperCase(), service, server.getAddress().getPort());
        var status = send(HttpRequest.newBuilder(applications).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(instance)));
        if (status != 204) {
            throw new IllegalStateException("the registry answers " + status);
        }
    }

    private static int send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
