package dev.pavedroad.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.localstack.process.HttpProbe;
import dev.pavedroad.localstack.process.PidFile;
import dev.pavedroad.localstack.process.ServiceProcess;
import dev.pavedroad.localstack.state.StackFailure;
import dev.pavedroad.localstack.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTests {

    @TempDir
    private Path folder;

    private final List<String> progress = new CopyOnWriteArrayList<>();
    private Path state;

    @BeforeEach
    void makeRepository() throws IOException {
        state = folder.resolve("state");
        DummyRepository.create(folder);
        StartedBefore.copyTo(state);
    }

    @Test
    void startsAllAndStopsCallersFirst() throws IOException {
        try (var stack = stack().start()) {
            assertThat(stack.processes()).extracting(ServiceProcess::name).containsExactlyInAnyOrder(
                    "postgres", "discovery-server", "api-gateway", "order-service", "user-service");
            assertThat(stack.processes()).allMatch(ServiceProcess::isReady);
            assertThat(HttpProbe.isOk(stack.gatewayUrl() + "/health")).isTrue();
        }

        assertThat(Files.readAllLines(state.resolve("run/stopped")))
                .containsExactly("api-gateway", "order-service", "user-service", "discovery-server");
        assertThat(survivors()).isZero();
    }

    @Test
    void startsTheRegistryBeforeTheServicesBecauseItStaysClosedForAWhile() {
        stack().start().close();
        var ready = progress.stream().filter(it -> it.contains(" ready after ")).map(it -> it.strip().split(" ")[0])
                .toList();
        assertThat(ready.subList(0, 2)).containsExactlyInAnyOrder("postgres", "discovery-server");
    }

    @Test
    void isNotUpWhenOneOfTheServicesDoesNotAnswerThroughTheGateway() {
        var deaf = stack().environment("api-gateway", "NO_ORDERS", "yes").timeToAnswer(Duration.ofSeconds(1));
        assertThatThrownBy(deaf::start).isInstanceOf(StackFailure.class)
                .hasMessageContaining("not all answer through the gateway after 1 s");
        assertThat(survivors()).isZero();
    }

    @Test
    void tellsAServiceWhatConcernsItAlone() throws IOException {
        try (var stack = stack().adminPassword("a secret").start()) {
            assertThat(environment(stack, "user-service"))
                    .contains("ADMIN_PASSWORD=a secret", "DATABASE_USERNAME=users", "SERVER_ADDRESS=127.0.0.1");
            assertThat(environment(stack, "order-service"))
                    .contains("DATABASE_URL=" + stack.jdbcUrl("orders"), "SIGNING_KEY_FILE=")
                    .doesNotContain("ADMIN_", "SMTP_", stack.databasePassword("users"));
            assertThat(environment(stack, "api-gateway")).contains("PUBLIC_KEYS_DIR=")
                    .doesNotContain("DATABASE_", "SIGNING_KEY_FILE");
        }
    }

    @Test
    void startsASecondInstanceThatSharesAllButItsPorts() throws IOException {
        try (var stack = stack().instances("order-service", 2).drainTime(Duration.ofSeconds(3)).start()) {
            assertThat(stack.processes()).extracting(ServiceProcess::name)
                    .contains("order-service", "order-service-2").hasSize(6);
            assertThat(PidFile.of(StateFolder.of(state), "order-service-2").process()).isPresent();
            var first = environment(stack, "order-service").lines().toList();
            assertThat(environment(stack, "order-service-2").lines()).contains("DRAIN_TIME=3000ms")
                    .filteredOn(line -> !first.contains(line))
                    .extracting(line -> line.replaceFirst("=.*", "")).containsOnly("SERVER_PORT", "MANAGEMENT_PORT");
            stack.process("order-service-2").restart();
        }
        assertThat(Files.readAllLines(state.resolve("run/stopped")).subList(1, 5)).containsExactlyInAnyOrder(
                "api-gateway", "order-service", "order-service-2", "user-service");
        assertThat(survivors()).isZero();
    }

    @Test
    void refusesInstancesOfWhatIsNotOnTheMap() {
        assertThatThrownBy(() -> stack().instances("postgres", 2).start()).isInstanceOf(StackFailure.class)
                .hasMessageContaining("'postgres'").hasMessageContaining("order-service");
        assertThatThrownBy(() -> stack().instances("order-service", 10).start())
                .isInstanceOf(StackFailure.class).hasMessageContaining("from 1 to 9");
    }

    @Test
    void saysWhichProcessEndedAndKeepsTheOthersRunning() {
        try (var stack = stack().start()) {
            ProcessHandle.of(stack.process("user-service").pid()).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofMinutes(1)).until(() -> progress.contains(
                    "user-service has ended with exit code 137. To start it again: ./run restart user-service"));
            assertThat(stack.processes()).filteredOn(ServiceProcess::isAlive).hasSize(4);
            stack.process("user-service").restart();
            assertThat(stack.process("user-service").isReady()).isTrue();
        }
        assertThat(survivors()).isZero();
    }

    @Test
    void saysWhichProcessesThereAreWhileItStops() throws Exception {
        var stack = stack().environment("api-gateway", "STUBBORN", "yes").start();
        var stopping = Thread.startVirtualThread(stack::close);
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(state.resolve("run/stopped")));

        var gateway = stack.process("api-gateway");
        assertThat(gateway.isAlive()).isTrue();
        gateway.kill();
        stopping.join();
        assertThat(survivors()).isZero();
    }

    @Test
    void stopsEverythingWhenOneServiceDoesNotComeUp() {
        assertThatThrownBy(() -> stack().environment("order-service", "BROKEN", "SIGNING_KEY_FILE").start())
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("order-service ended while it started with exit code 3")
                .hasMessageContaining("I have no key: set SIGNING_KEY_FILE");
        assertThat(survivors()).isZero();
    }

    @Test
    void namesTheJarThatIsMissing() throws IOException {
        Files.delete(folder.resolve("order-service/target/order-service.jar"));

        assertThatThrownBy(() -> stack().start()).isInstanceOf(StackFailure.class)
                .hasMessageContaining("order-service.jar is missing").hasMessageContaining("mvn");
    }

    @Test
    void startsAllTheSameWithACacheThatDoesNotFit() throws IOException {
        var checkout = new Checkout(folder);
        for (var service : checkout.jars().entrySet()) {
            var cache = checkout.aotCaches().folder(service.getKey(), service.getValue());
            Files.copy(service.getValue(), Files.createDirectories(cache).resolve("service.jar"));
            Files.writeString(cache.resolve("service.aot"), "This is no AOT cache.");
        }
        try (var stack = stack().start()) {
            assertThat(stack.process("user-service").log().path()).content().contains("AOT cache");
            assertThat(stack.processes()).allMatch(ServiceProcess::isReady);
        }
    }

    @Test
    void refusesToMakeNewKeysForOldData() throws IOException {
        stack().start().close();
        var keys = state.resolve("keys/private");
        Files.move(keys, state.resolve("elsewhere"));

        assertThatThrownBy(() -> stack().start()).isInstanceOf(StackFailure.class)
                .hasMessageContaining(state.toRealPath().resolve("keys").toString())
                .hasMessageContaining("rm -r " + state.toRealPath().resolve("postgres"));
        Files.move(state.resolve("elsewhere"), keys);
        stack().start().close();
    }

    private LocalStackBuilder stack() {
        return LocalStack.builder().root(folder).state(state).freePorts().progress(progress::add);
    }

    private static String environment(LocalStack stack, String service) throws IOException {
        try (var in = URI.create(stack.url(service) + "/environment").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long survivors() {
        return PidFile.findAll(StateFolder.of(state)).count();
    }
}
