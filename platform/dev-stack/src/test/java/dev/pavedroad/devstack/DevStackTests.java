package dev.pavedroad.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.process.HttpProbe;
import dev.pavedroad.devstack.process.PidFile;
import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StateFolder;
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

class DevStackTests {

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
        try (var stack = start(options())) {
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
        start(options()).close();
        var ready = progress.stream().filter(it -> it.contains(" ready after ")).map(it -> it.strip().split(" ")[0])
                .toList();
        assertThat(ready.subList(0, 2)).containsExactlyInAnyOrder("postgres", "discovery-server");
    }

    @Test
    void isNotUpWhenOneOfTheServicesDoesNotAnswerThroughTheGateway() {
        var deaf = options().environment("api-gateway", "NO_ORDERS", "yes").timeToAnswer(Duration.ofSeconds(1));
        assertThatThrownBy(() -> start(deaf)).isInstanceOf(StackException.class)
                .hasMessageContaining("not all answer through the gateway after 1 s");
        assertThat(survivors()).isZero();
    }

    @Test
    void isUpThoughTheAdministratorsPasswordWasChanged() {
        try (var stack = start(options().environment("api-gateway", "OTHER_PASSWORD", "yes"))) {
            assertThat(stack.process("user-service").isReady()).isTrue();
        }
    }

    @Test
    void tellsAServiceWhatConcernsItAlone() throws IOException {
        try (var stack = start(options().administrator("admin@example.com", "a secret"))) {
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
        try (var stack = start(options().instances("order-service", 2).drainTime(Duration.ofSeconds(3)))) {
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
        assertThatThrownBy(() -> start(options().instances("postgres", 2))).isInstanceOf(StackException.class)
                .hasMessageContaining("'postgres'").hasMessageContaining("order-service");
        assertThatThrownBy(() -> start(options().instances("order-service", 10)))
                .isInstanceOf(StackException.class).hasMessageContaining("from 1 to 9");
    }

    @Test
    void saysWhichProcessEndedAndKeepsTheOthersRunning() {
        try (var stack = start(options())) {
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
        var stack = start(options().environment("api-gateway", "STUBBORN", "yes"));
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
        assertThatThrownBy(() -> start(options().environment("order-service", "MISSING_VARIABLE", "SIGNING_KEY_FILE")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("order-service ended while it started with exit code 3")
                .hasMessageContaining("I have no key: set SIGNING_KEY_FILE");
        assertThat(survivors()).isZero();
    }

    @Test
    void namesTheJarThatIsMissing() throws IOException {
        Files.delete(folder.resolve("order-service/target/order-service.jar"));

        assertThatThrownBy(() -> start(options())).isInstanceOf(StackException.class)
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
        try (var stack = start(options())) {
            assertThat(stack.process("user-service").log().path()).content().contains("AOT cache");
            assertThat(stack.processes()).allMatch(ServiceProcess::isReady);
        }
    }

    @Test
    void refusesToMakeNewKeysForOldData() throws IOException {
        start(options()).close();
        var keys = state.resolve("keys/private");
        Files.move(keys, state.resolve("elsewhere"));

        assertThatThrownBy(() -> start(options())).isInstanceOf(StackException.class)
                .hasMessageContaining(state.toRealPath().resolve("keys").toString())
                .hasMessageContaining("rm -r " + state.toRealPath().resolve("postgres"));
        Files.move(state.resolve("elsewhere"), keys);
        start(options()).close();
    }

    private StackOptions.Builder options() {
        return StackOptions.builder(folder).state(state).freePorts().progress(progress::add);
    }

    private static DevStack start(StackOptions.Builder options) {
        return DevStack.start(options.build());
    }

    private static String environment(DevStack stack, String service) throws IOException {
        try (var in = URI.create(stack.url(service) + "/environment").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long survivors() {
        return PidFile.findAll(StateFolder.of(state)).count();
    }
}
