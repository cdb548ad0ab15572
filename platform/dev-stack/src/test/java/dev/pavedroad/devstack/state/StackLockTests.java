package dev.pavedroad.devstack.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTests {

    @TempDir
    private Path folder;

    private StateFolder state;

    @BeforeEach
    void makeFolder() {
        state = StateFolder.of(folder);
    }

    @Test
    void isHeldByOneAtATime() {
        try (var _ = StackLock.acquire(state)) {
            assertThatThrownBy(() -> StackLock.acquire(state))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("already running (launcher pid " + ProcessHandle.current().pid() + ")");
            assertThat(StackLock.holder(state)).contains(ProcessHandle.current());
        }
    }

    @Test
    void isFreeAgainOnceClosed() {
        StackLock.acquire(state).close();

        assertThat(StackLock.holder(state)).isEmpty();
        StackLock.acquire(state).close();
    }

    @Test
    void takesNoNoticeOfAPidFileThatAKilledLauncherLeft() {
        PrivateFiles.write(state.pidFile("launcher"), "1\n");

        assertThat(StackLock.holder(state)).isEmpty();
        StackLock.acquire(state).close();
    }
}
