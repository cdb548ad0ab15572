package dev.pavedroad.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.chassis.SampleService;
import dev.pavedroad.chassis.identity.ApiAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** Fails with {@code spring.threads.virtual.enabled}: docs/adr/0018. */
class BusyProcessorsTests {

    private static final int CLIENTS = 16 * Runtime.getRuntime().availableProcessors();

    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicInteger computed = new AtomicInteger();

    @Test
    void doNotKeepARequestThatWaitsForASocketFromItsAnswer() throws IOException {
        try (var service = new SpringApplication(Busy.class).run(SampleService.arguments());
                var callee = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var http = RestClient.builder().requestFactory(new SimpleClientHttpRequestFactory())
                    .baseUrl("http://localhost:" + service.getEnvironment().getProperty("local.server.port")).build();

            var busy = IntStream.range(0, CLIENTS).mapToObj(_ -> onAThread(() -> keepBusy(http))).toList();
            await().atMost(Duration.ofMinutes(1)).until(() -> computed.get() > 20 * CLIENTS);
            var reader = onAThread(() -> assertThat(http.get().uri("/api/wait?port=" + callee.getLocalPort()).retrieve()
                    .body(String.class)).isEqualTo("7"));
            try (var call = callee.accept()) {
                var before = computed.get();
                await().atMost(Duration.ofMinutes(1)).until(() -> computed.get() > before + CLIENTS);
                call.getOutputStream().write(7);
                await().atMost(Duration.ofSeconds(30)).until(reader::isDone);
            } finally {
                answered.set(true);
            }
            assertThat(reader).isCompleted();
            busy.forEach(CompletableFuture::join);
        }
    }

    private void keepBusy(RestClient http) {
        while (!answered.get()) {
            http.get().uri("/api/compute").retrieve().toBodilessEntity();
            computed.incrementAndGet();
        }
    }

    private static CompletableFuture<Void> onAThread(Runnable work) {
        return CompletableFuture.runAsync(work, task -> Thread.ofPlatform().daemon().start(task));
    }

    @SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
    @RestController
    static class Busy {

        @Bean
        ApiAccess apiAccess() {
            return new ApiAccess().open(HttpMethod.GET, "/api/**");
        }

        @GetMapping("/api/compute")
        double compute() {
            var end = System.nanoTime() + 3_000_000;
            var sum = 0.0;
            while (System.nanoTime() < end) {
                sum += Math.sin(sum);
            }
            return sum;
        }

        @GetMapping("/api/wait")
        String read(@RequestParam int port) throws IOException {
            try (var callee = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return Integer.toString(callee.getInputStream().read());
            }
        }
    }
}
