package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.gateway.FakeService;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = {"pavedroad.gateway.max-concurrent-calls=3", "pavedroad.gateway.max-queue-wait=2s",
    "pavedroad.gateway.response-timeout=20s"})
class BulkheadTests extends ServiceCalls {

    @Autowired
    private MeterRegistry meters;

    private final CountDownLatch gate = new CountDownLatch(1);

    @BeforeEach
    void callOnce() {
        warmUp();
    }

    @AfterEach
    void openTheGate() {
        gate.countDown();
    }

    @Test
    void letACrowdOfQuickCallsWaitForTheirTurn() throws Exception {
        var service = service(FakeService.says(200, "x"));
        at("product-service", service.uri());
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var burst = clients.invokeAll(Collections.nCopies(30, () -> get("/api/products/1").statusCode()));
            assertThat(burst).extracting(Future::get).containsOnly(200);
        }
    }

    @Test
    void refuseSoonWhatIsTooMuchForOneServiceAndLeaveTheOthersAlone() {
        var service = service(FakeService.after(gate, FakeService.says(200, "x")));
        at("product-service", service.uri());
        running("user-service");
        var three = Stream.generate(() -> Thread.startVirtualThread(() -> get("/api/products/1"))).limit(3).toList();
        await().until(() -> service.received.size() == 3);

        // The three are cut off after 20 s: only a call that does not wait at all is refused so often before that.
        for (var i = 0; i < 11; i++) {
            assertProblem(get("/api/products/1"), 503, "service-unavailable");
        }
        assertThat(three).allMatch(Thread::isAlive);
        assertThat(get("/api/users/me").statusCode()).isEqualTo(200);
        assertThat(service.received).hasSize(3);

        gate.countDown();
        three.forEach(it -> await().until(() -> !it.isAlive()));
        assertThat(get("/api/products/1").statusCode()).isEqualTo(200);
    }

    @Test
    void refuseWithAllThatIsKnownOfAnyOtherRequest(CapturedOutput output) {
        var service = service(FakeService.after(gate, FakeService.says(200, "x")));
        at("product-service", service.uri());
        var three = Stream.generate(() -> Thread.startVirtualThread(() -> get("/api/products/1"))).limit(3).toList();
        await().until(() -> service.received.size() == 3);

        var counted = refused();
        for (var i = 0; i < 5; i++) {
            var answer = get("/api/products/refused-" + i);
            assertProblem(answer, 503, "service-unavailable");
            assertThat(json(answer.body()).get("instance").asText()).isEqualTo("/api/products/refused-" + i);
        }
        await().untilAsserted(() -> assertThat(refused() - counted).isEqualTo(5));
        await().untilAsserted(() -> assertThat(output.getOut().lines())
                .filteredOn(it -> it.matches(".*GET /api/products/refused-\\d 503 .*")).hasSize(5));
        await().untilAsserted(() -> assertThat(output).contains(": too many calls to product-service"));
        gate.countDown();
        three.forEach(it -> await().until(() -> !it.isAlive()));
    }

    private long refused() {
        return meters.find("http.server.requests").tags("status", "503", "uri", "/api/products/**", "outcome",
                "SERVER_ERROR").timers().stream().mapToLong(Timer::count).sum();
    }

    private int underWay() {
        return meters.get("http.server.requests.active").longTaskTimers().stream()
                .mapToInt(LongTaskTimer::activeTasks).sum();
    }

    @Test
    void areNotTakenByThoseWhoseBodyHasYetToCome() throws IOException {
        var service = service(FakeService.says(200, "x"));
        at("product-service", service.uri());
        var clients = new ArrayList<Socket>();
        for (var i = 0; i < 3; i++) {
            var client = new Socket("localhost", port);
            client.getOutputStream().write("""
                    POST /api/products HTTP/1.1\r
                    Host: localhost\r
                    Content-Length: 100\r
                    \r
                    {"name":""".getBytes(StandardCharsets.US_ASCII));
            clients.add(client);
        }
        await().until(() -> underWay() == 3);

        assertThat(get("/api/products/1").statusCode()).isEqualTo(200);
        assertThat(underWay()).isEqualTo(3);
        assertThat(service.received).hasSize(1);
        for (var client : clients) {
            client.close();
        }
    }
}
