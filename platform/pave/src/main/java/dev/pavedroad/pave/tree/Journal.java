package dev.pavedroad.pave.tree;

import dev.pavedroad.pave.PaveException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Changes many files as one: their new content is prepared aside, a list of the moves appears at once, then the files are moved. A
 * command that is killed before the list is there has changed nothing; one that is killed later is finished by the next.
 */
class Journal {

    private static final String DELETE = "-";

    private final Path root;
    private final Path folder;
    private final Path list;

    Journal(Path root) {
        this.root = root;
        folder = root.resolve(".pave");
        list = folder.resolve("moves");
    }

    void make(Map<String, Optional<String>> changes) {
        if (!changes.isEmpty()) {
            alone(() -> {
                prepare(changes);
                move();
            });
        }
    }

    void finish() {
        if (Files.exists(folder)) {
            alone(this::move);
        }
    }

    private void prepare(Map<String, Optional<String>> changes) throws IOException {
        var moves = new ArrayList<String>();
        for (var change : changes.entrySet()) {
            var aside = DELETE;
            if (change.getValue().isPresent()) {
                aside = Integer.toString(moves.size());
                write(folder.resolve(aside), change.getValue().get());
                var target = root.resolve(change.getKey());
                if (Files.exists(target)) {
                    Files.setPosixFilePermissions(folder.resolve(aside), Files.getPosixFilePermissions(target));
                }
            }
            moves.add(aside + " " + change.getKey());
        }
        var unfinished = folder.resolve("moves.new");
        write(unfinished, String.join("\n", moves));
        Files.move(unfinished, list, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private void move() throws IOException {
        if (!Files.exists(list)) {
            return;
        }
        for (var move : Files.readAllLines(list)) {
            var parts = move.split(" ", 2);
            var target = root.resolve(parts[1]);
            if (parts[0].equals(DELETE)) {
                Files.deleteIfExists(target);
                deleteEmpty(target.getParent());
            } else if (Files.exists(folder.resolve(parts[0]))) {
                Files.createDirectories(target.getParent());
                Files.move(folder.resolve(parts[0]), target, StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.delete(list);
    }

    private void deleteEmpty(Path directory) throws IOException {
        for (var it = directory; !it.equals(root) && isEmpty(it); it = it.getParent()) {
            Files.delete(it);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void alone(Work work) {
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); var lock = channel.tryLock()) {
                if (lock == null) {
                    throw atWork();
                }
                work.run();
            } catch (OverlappingFileLockException _) {
                throw atWork();
            }
            deleteAll(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Not all files could be moved (%s); mend that, then run ./pave generate, which finishes it."
                            .formatted(e),
                    e);
        }
    }

    private static PaveException atWork() {
        return new PaveException("Another ./pave is at work in this repository; wait until it has ended.");
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void deleteAll(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be deleted: %s".formatted(folder, e), e);
        }
    }
}
