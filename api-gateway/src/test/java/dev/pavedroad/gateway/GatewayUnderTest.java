package dev.pavedroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryProperties;

/**
 * The whole gateway on a free port, with services that each test makes as it needs them. Its timeouts are long enough
 * for a machine that is ten times slower; a test that waits for one of them adds {@link ShortTimeouts}.
 */
@AutoConfigureObservability
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "pavedroad.gateway.response-timeout=60s", "pavedroad.gateway.request-body-timeout=60s",
    "pavedroad.gateway.breaker.slow-after=60s", "pavedroad.gateway.breaker.changes-slow-after=60s",
    "pavedroad.gateway.breaker.open-for=60s",
    "RATE_LIMIT_PER_SECOND=0", "spring.cloud.loadbalancer.cache.enabled=false"})
public abstract class GatewayUnderTest {

    protected static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    protected int port;

    private final List<FakeService> made = new ArrayList<>();
    private final ConcurrentHashMap<String, List<DefaultServiceInstance>> instances = new ConcurrentHashMap<>();

    @BeforeEach
    void useInstances(@Autowired SimpleDiscoveryProperties discovery) {
        discovery.setInstances(instances);
    }

    @AfterEach
    void closeServices() {
        made.forEach(FakeService::close);
    }

    protected FakeService service(FakeService.StubBehaviour behaviour) {
        var service = new FakeService(behaviour);
        made.add(service);
        return service;
    }

    /** One instance of a service, which answers 200. */
    protected FakeService running(String name) {
        var service = service(FakeService.says(200, "hello"));
        at(name, service.uri());
        return service;
    }

    protected void at(String name, URI... addresses) {
        var number = new int[1];
        instances.put(name, Stream.of(addresses).map(it -> new DefaultServiceInstance(
                name + number[0]++, name, it.getHost(), it.getPort(), false)).toList());
    }

    protected HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    protected HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(Duration.ofMinutes(1))
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path + ": " + e, e);
        }
    }

    /** Sends exactly these characters and reads until the gateway hangs up. */
    protected String raw(String message) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            writeWhatIsTaken(socket, message);
            var answer = new ByteArrayOutputStream();
            readUntilTheEnd(socket, answer);
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(message.lines().findFirst().orElse("") + ": " + e, e);
        }
    }

    // A request that is refused is not read to its end: the connection may be reset before all of it is sent.
    private static void writeWhatIsTaken(Socket socket, String message) throws IOException {
        try {
            socket.getOutputStream().write(message.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException _) {
            // The answer says why.
        }
    }

    private static void readUntilTheEnd(Socket socket, ByteArrayOutputStream answer) throws IOException {
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketException e) {
            if (answer.size() == 0) {
                throw e;
            }
        }
    }

    protected static void assertProblem(HttpResponse<String> response, int status, String slug) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().allValues("X-Trace-Id")).hasSize(1);
        assertProblem(response.body(), status, slug);
        assertThat(json(response.body()).get("traceId").asText())
                .isEqualTo(response.headers().firstValue("X-Trace-Id").orElseThrow());
        if (status == 503 || status == 429) {
            assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow())).isPositive();
        }
    }

    protected static void assertProblem(String body, int status, String slug) {
        var problem = json(body);
        assertThat(problem.get("type").asText()).endsWith("/" + slug);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        for (var member : List.of("title", "detail", "instance", "traceId")) {
            assertThat(problem.path(member).isTextual()).as(member + " in " + body).isTrue();
        }
    }

    protected static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(body, e);
        }
    }
}
