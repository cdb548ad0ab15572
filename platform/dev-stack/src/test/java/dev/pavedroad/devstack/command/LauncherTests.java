package dev.pavedroad.devstack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.DummyRepository;
import dev.pavedroad.devstack.StartedBefore;
import dev.pavedroad.devstack.process.PidFile;
import dev.pavedroad.devstack.state.StateFolder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as another process, as {@code ./run} starts it. */
class LauncherTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @TempDir
    private Path root;

    private final int offset = ThreadLocalRandom.current().nextInt(5_000, 16_000);
    private final List<Process> launched = new ArrayList<>();
    private StateFolder state;
    private String instances = "";

    @BeforeEach
    void makeRepository() throws IOException {
        DummyRepository.create(root);
        StartedBefore.copyTo(root.resolve(".local"));
        state = StateFolder.of(root.resolve(".local"));
    }

    @AfterEach
    void leaveNothingBehind() {
        launched.forEach(Process::destroyForcibly);
        PidFile.findAll(state).forEach(found -> found.process().destroyForcibly());
    }

    @Test
    void endsWithAFirstOrderAndStopsOnSigterm() throws Exception {
        var launcher = up();
        awaitRunning();

        assertThat(output()).contains("http://localhost:" + (3000 + offset), "admin@example.com", "/api/orders");
        launcher.destroy();

        assertThat(launcher.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(PidFile.findAll(state)).isEmpty();
    }

    @Test
    void staysWhereATrainingForTheNextStartFails() throws Exception {
        var launcher = up();

        // A dummy cannot be unpacked.
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(output()).contains("The next start is not trained"));
        assertThat(command("status")).isZero();
        launcher.destroy();
        assertThat(launcher.waitFor(3, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void restartsAProcessFromAnotherTerminalAndStillStopsIt() throws Exception {
        up();
        awaitRunning();
        var before = PidFile.of(state, "order-service").process().orElseThrow();
        before.destroyForcibly();
        await().atMost(TIMEOUT).until(() -> !before.isAlive());
        assertThat(command("status")).isEqualTo(1);

        assertThat(command("restart", "order-service")).isZero();

        assertThat(command("status")).isZero();
        assertThat(command("stop")).isZero();
        assertThat(PidFile.findAll(state)).isEmpty();
    }

    @Test
    void resetsTheAdministratorsPassword() throws Exception {
        assertThat(command("reset-admin")).isEqualTo(1);
        var launcher = up();
        awaitRunning();

        assertThat(command("reset-admin")).isZero();

        assertThat(output()).contains("The administrator's password is again the one in ADMIN_PASSWORD");
        launcher.destroy();
        assertThat(launcher.waitFor(3, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void listsPorts() throws Exception {
        assertThat(command("ports")).isZero();
        assertThat(output().lines()).contains("api-gateway 3000", "order-service 3003", "user-service 3001");
    }

    @Test
    void knowsASecondInstanceByItsName() throws Exception {
        instances = "order-service=2";
        var launcher = up();
        awaitRunning();

        assertThat(command("restart", "order-service-2")).isZero();
        assertThat(command("status")).isZero();
        assertThat(output()).contains("order-service-2 is ready again").contains(Integer.toString(3013 + offset));
        launcher.destroyForcibly().waitFor();
        assertThat(PidFile.findAll(state)).hasSize(6);

        assertThat(command("stop")).isZero();

        assertThat(PidFile.findAll(state)).isEmpty();
    }

    @Test
    void saysHowInstancesAreAskedFor() throws Exception {
        instances = "order-service";

        assertThat(up().waitFor()).isEqualTo(1);
        assertThat(output()).contains("set it to something like order-service=2,product-service=2");
    }

    @Test
    void stopsWhatAKilledLauncherLeftBehind() throws Exception {
        var launcher = up();
        awaitRunning();
        launcher.destroyForcibly().waitFor();
        assertThat(PidFile.findAll(state)).hasSize(5);

        assertThat(command("stop")).isZero();

        assertThat(PidFile.findAll(state)).isEmpty();
    }

    @Test
    void startsAnewOverWhatAKilledLauncherLeftBehind() throws Exception {
        up().destroyForcibly().waitFor();
        var killed = up();
        awaitRunning();
        killed.destroyForcibly().waitFor();

        var launcher = up();
        awaitRunning();

        assertThat(output()).contains("Stopped what an earlier run had left behind");
        assertThat(PidFile.findAll(state)).hasSize(5);
        launcher.destroy();
        assertThat(launcher.waitFor(3, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void namesThePortThatIsInUseAndFails() throws Exception {
        try (var _ = new ServerSocket(3000 + offset)) {
            var launcher = up();

            assertThat(launcher.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(1);
            assertThat(output()).contains("port %d (api-gateway)".formatted(3000 + offset));
        }
    }

    private Process up() throws IOException {
        Files.deleteIfExists(root.resolve("output"));
        var launcher = java("up").start();
        launched.add(launcher);
        return launcher;
    }

    private int command(String... arguments) throws Exception {
        return java(arguments).start().waitFor();
    }

    private ProcessBuilder java(String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(root.resolve("output").toFile()));
        builder.environment().put("PORT_OFFSET", Integer.toString(offset));
        builder.environment().put("INSTANCES", instances);
        return builder;
    }

    private void awaitRunning() {
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(output()).contains("Paved Road is running"));
    }

    private String output() throws IOException {
        return Files.readString(root.resolve("output"));
    }
}
