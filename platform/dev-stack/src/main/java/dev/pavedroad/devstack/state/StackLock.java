package dev.pavedroad.devstack.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Held by the one launcher that may use a state folder; the operating system releases it when that process ends,
 * however it ends, so it is never stale.
 */
public final class StackLock implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final StateFolder state;
    private final FileChannel channel;

    private StackLock(StateFolder state, FileChannel channel) {
        this.state = state;
        this.channel = channel;
    }

    /** @throws StackException when another launcher holds it */
    public static StackLock acquire(StateFolder state) {
        var lock = tryAcquire(state).orElseThrow(() -> new StackException(
                "The stack is already running%s. See ./run status, or ./run stop first.".formatted(
                        readPid(state).map(pid -> " (launcher pid " + pid + ")").orElse(""))));
        PrivateFiles.write(state.pidFile("launcher"), ProcessHandle.current().pid() + "\n");
        return lock;
    }

    /** The launcher that holds the lock. */
    public static Optional<ProcessHandle> holder(StateFolder state) {
        var free = tryAcquire(state);
        free.ifPresent(StackLock::release);
        return free.isPresent() ? Optional.empty() : readPid(state).flatMap(ProcessHandle::of);
    }

    private static Optional<StackLock> tryAcquire(StateFolder state) {
        // Within one JVM a second channel would release the first one's lock when it closes.
        if (!HELD_HERE.add(state.path())) {
            return Optional.empty();
        }
        FileLock lock = null;
        try {
            var channel = FileChannel.open(state.run().resolve("launcher.lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            return Optional.ofNullable(lock).map(_ -> new StackLock(state, channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (lock == null) {
                HELD_HERE.remove(state.path());
            }
        }
    }

    private static Optional<Long> readPid(StateFolder state) {
        try {
            return Optional.of(Long.valueOf(Files.readString(state.pidFile("launcher")).strip()));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private void release() {
        try {
            channel.close();
            HELD_HERE.remove(state.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(state.pidFile("launcher"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        release();
    }
}
