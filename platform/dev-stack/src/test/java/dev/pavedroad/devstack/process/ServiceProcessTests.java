package dev.pavedroad.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTests {

    @TempDir
    private Path folder;

    private ServiceProcess process;

    @AfterEach
    void leaveNothingBehind() {
        process.kill();
    }

    @Test
    void keepsItsPidInAFileWhileItRuns() throws IOException {
        start(SleepingProgram.willing("shop"));

        var file = folder.resolve("run/shop.pid");
        assertThat(Files.readString(file)).isEqualTo(process.pid() + "\n");
        process.stop();
        assertThat(file).doesNotExist();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void letsAProcessFinishWhatItHas() throws IOException {
        start(SleepingProgram.willing("shop"));

        process.stop();

        assertThat(Files.readString(process.log().path())).isEqualTo("bye\n");
    }

    @Test
    void stopsAFrozenProcessAsWell() throws IOException {
        start(SleepingProgram.willing("shop"));
        process.freeze();

        process.stop();

        assertThat(Files.readString(process.log().path())).isEqualTo("bye\n");
    }

    @Test
    void killsAProcessThatDoesNotStopInItsTime() {
        start(SleepingProgram.stubborn("shop", Duration.ofMillis(200)));

        process.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(process.log().path()).hasContent("");
    }

    @Test
    void restartsAfterAKill() {
        start(SleepingProgram.willing("shop"));
        var before = process.pid();

        process.kill();
        assertThat(process.isAlive()).isFalse();
        process.restart();

        assertThat(process.isReady()).isTrue();
        assertThat(process.pid()).isNotEqualTo(before);
    }

    @Test
    void showsTheEndOfTheLogOfAProcessThatDoesNotComeUp() {
        process = process(SleepingProgram.broken("shop"));
        process.start();

        assertThatThrownBy(process::awaitReady).isInstanceOf(StackException.class)
                .hasMessageContaining("shop ended while it started with exit code 3")
                .hasMessageContaining("no key found");
    }

    @Test
    void givesUpOnAProcessThatIsNeverReady() {
        process = process(SleepingProgram.neverReady("shop"), Duration.ofSeconds(1));
        process.start();

        assertThatThrownBy(process::awaitReady).isInstanceOf(StackException.class)
                .hasMessageContaining("shop is not ready after 1 s").hasMessageContaining("thinking");
    }

    @Test
    void saysOnceThatItEndedUnasked() {
        start(SleepingProgram.willing("shop"));
        assertThat(process.exitMessage()).isEmpty();

        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive());
        assertThat(process.exitMessage())
                .contains("shop has ended with exit code 137. To start it again: ./run restart shop");
        assertThat(process.exitMessage()).isEmpty();
    }

    @Test
    void saysNothingWhenItWasAskedToEnd() {
        start(SleepingProgram.willing("shop"));

        process.kill();

        assertThat(process.exitMessage()).isEmpty();
    }

    @Test
    void isNotStartedOnceItIsRetired() {
        process = process(SleepingProgram.willing("shop"));
        process.retire();

        assertThatThrownBy(process::start).isInstanceOf(StackException.class).hasMessageContaining("stopping");
    }

    private void start(Program program) {
        process = process(program);
        process.start();
        process.awaitReady();
    }

    private ServiceProcess process(Program program) {
        return process(program, Duration.ofMinutes(1));
    }

    private ServiceProcess process(Program program, Duration timeToStart) {
        return new ServiceProcess(program, StateFolder.of(folder), timeToStart);
    }
}
