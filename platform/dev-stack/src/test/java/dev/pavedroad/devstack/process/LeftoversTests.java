package dev.pavedroad.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.devstack.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTests {

    @TempDir
    private Path folder;

    private final List<ProcessHandle> started = new ArrayList<>();
    private StateFolder state;

    @BeforeEach
    void makeFolder() {
        state = StateFolder.of(folder);
    }

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void findsAProcessByThePidFileThatItNames() {
        var shop = launch("shop");

        assertThat(PidFile.of(state, "shop").process()).contains(shop);
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSameIdForOurs() {
        var other = launch("another");
        PidFile.of(state, "shop").write(other.pid());

        assertThat(PidFile.of(state, "shop").process()).isEmpty();
        assertThat(Leftovers.stop(state, List.of(Set.of("shop")))).doesNotContain("shop");
    }

    @Test
    void doesNotTouchTheProcessesOfAnotherStack() {
        var elsewhere = launch("shop");

        assertThat(Leftovers.stop(StateFolder.of(folder.resolve("other")), List.of(Set.of("shop")))).isEmpty();
        assertThat(elsewhere.isAlive()).isTrue();
    }

    @Test
    void stopsWhatIsLeftInOrder() {
        var database = launch("database");
        var shop = launch("shop");

        assertThat(Leftovers.stop(state, List.of(Set.of("shop"), Set.of("database"))))
                .containsExactly("shop", "database");
        assertThat(List.of(database, shop)).noneMatch(ProcessHandle::isAlive);
        assertThat(state.pidFile("shop")).doesNotExist();
    }

    @Test
    void stopsASecondInstanceTogetherWithTheFirst() {
        launch("database");
        launch("shop-2");

        assertThat(Leftovers.stop(state, List.of(Set.of("shop"), Set.of("database"))))
                .containsExactly("shop-2", "database");
    }

    @Test
    void stopsAProcessWhosePidFileIsGone() throws IOException {
        var shop = launch("shop");
        Files.delete(state.pidFile("shop"));

        assertThat(Leftovers.stop(state, List.of())).containsExactly("shop");
        assertThat(shop.isAlive()).isFalse();
    }

    private ProcessHandle launch(String name) {
        var pidFile = PidFile.of(state, name);
        var process = SleepingProgram.willing(name).launch(state.log(name), pidFile).process();
        started.add(process);
        pidFile.write(process.pid());
        return process;
    }
}
