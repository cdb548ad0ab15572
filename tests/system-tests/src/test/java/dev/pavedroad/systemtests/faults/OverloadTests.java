package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.systemtests.Client.Response;
import dev.pavedroad.systemtests.DevStackOnly;
import dev.pavedroad.systemtests.SystemReadiness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More comes than can be served, or one callee hangs. */
@DevStackOnly
class OverloadTests {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int AT_ONCE = 16;
    private static final long MEMORY_KIB = 512 * 1024;
    private static final int UNFINISHED = 3_000;
    // Nearly as many as the gateway has connections for one address.
    private static final int MANY = 400;

    private Shop shop;

    @BeforeEach
    void begin() {
        FaultySystem.makeWhole();
        shop = Shop.with(1_000_000);
    }

    @Test
    void shedsWhatIsTooMuchAndServesAgain() {
        var before = pids();
        var capacity = LoadGenerator.of(AT_ONCE).ask(Duration.ofSeconds(5), this::mixed).perSecond();
        var load = LoadGenerator.arriving(3 * capacity).ask(Duration.ofSeconds(10), this::mixed);
        System.out.printf("capacity %.0f/s, three times that: %s; memory %s%n", capacity, load, memory());
        SystemReadiness.awaitStatus(SOON, 200, () -> shop.customer().get("/api/orders?size=1").status());
        SystemReadiness.awaitStatus(SOON, 200, () -> shop.customer().get("/api/products/" + shop.product()).status());
        assertThat(load.unanswered()).isEmpty();
        assertThat(load.statuses().keySet()).isSubsetOf(200, 201, 202, 409, 429, 503, 504).contains(200, 503);
        assertThat(pids()).as("nobody died of it").isEqualTo(before);
        assertThat(memory().values()).allSatisfy(it -> assertThat(it).isLessThan(MEMORY_KIB));
        FaultySystem.awaitIdle(Duration.ofMinutes(5));
        new ConsistencyAudit().product(shop.product(), 1_000_000).audit();
    }

    @Test
    void aCalleeThatHangsFailsNoRequestOfTheOtherEndpoints() {
        List<Supplier<Response>> others = List.of(() -> shop.customer().get("/api/orders?size=5"),
                () -> shop.customer().get("/api/users/me"));
        FaultySystem.instances("product-service").forEach(ServiceProcess::freeze);
        LoadGenerator meanwhile;
        try (var orders = LoadGenerator.of(AT_ONCE).keepAsking(() -> shop.customer().order(shop.product(), 1))) {
            meanwhile = LoadGenerator.of(2).ask(Duration.ofSeconds(12), others);
            orders.close();
            assertThat(orders.statuses().keySet()).isSubsetOf(202, 503, 504);
        } finally {
            FaultySystem.instances("product-service").forEach(ServiceProcess::resume);
        }
        assertThat(meanwhile.statuses()).containsOnlyKeys(200);
    }

    @Test
    void unfinishedRequestsOfOneAddressNeitherFillTheMemoryNorKeepOthersOut() {
        var before = pids();
        var answers = new ConcurrentLinkedQueue<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, UNFINISHED)
                    .forEach(_ -> threads.execute(() -> answers.add(String.valueOf(beginARequest()))));
            await().atMost(SOON).until(() -> answers.size() > UNFINISHED - MANY * 2);
            assertThat(IntStream.range(0, 15).mapToObj(_ -> healthSeenFromElsewhere()))
                    .allMatch("HTTP/1.1 200 "::equals);
        }
        SystemReadiness.awaitStatus(SOON, 200, () -> shop.customer().get("/api/products/" + shop.product()).status());
        assertThat(pids()).as("nobody died of it").isEqualTo(before);
        assertThat(answers).as("let in").filteredOn(it -> it.matches("HTTP/1.1 (400|408|503).*"))
                .hasSizeGreaterThan(MANY);
    }

    /** Sends half of a body and holds the connection as long as the gateway does: the line with its status. */
    private static String beginARequest() {
        var gateway = URI.create(FaultySystem.stack().gatewayUrl());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), (int) SOON.toMillis());
            socket.setSoTimeout((int) SOON.toMillis());
            socket.getOutputStream().write("""
                    POST /api/users HTTP/1.1\r
                    Host: shop\r
                    Content-Type: application/json\r
                    Content-Length: 100\r
                    \r
                    {"name":""".getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var status = answer.readLine();
            hold(answer);
            return status;
        } catch (IOException e) {
            return "not let in, or not for long: " + e.getMessage();
        }
    }

    /** The first line of the answer to another client's probe. */
    private static String healthSeenFromElsewhere() {
        var gateway = URI.create(FaultySystem.stack().gatewayUrl());
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress("127.0.0.2", 0));
            socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), (int) SOON.toMillis());
            socket.setSoTimeout((int) SOON.toMillis());
            socket.getOutputStream().write("GET /health HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void hold(Reader answer) {
        try {
            answer.transferTo(Writer.nullWriter());
        } catch (IOException _) {
            // The gateway holds it too.
        }
    }

    private Response mixed(int number) {
        return switch (number % 4) {
            case 0 -> shop.customer().order(shop.product(), 1);
            case 1 -> shop.customer().get("/api/orders?size=5");
            default -> shop.customer().get("/api/products/" + shop.product());
        };
    }

    private static Map<String, Long> pids() {
        return FaultySystem.stack().processes().stream()
                .collect(Collectors.toMap(ServiceProcess::name, ServiceProcess::pid));
    }

    /** The most memory that each JVM ever had, KiB. */
    private static Map<String, Long> memory() {
        return FaultySystem.stack().processes().stream().filter(it -> !it.name().equals("postgres"))
                .collect(Collectors.toMap(ServiceProcess::name, it -> peak(it.pid())));
    }

    private static long peak(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(it -> it.startsWith("VmHWM:")).mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                    .findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
