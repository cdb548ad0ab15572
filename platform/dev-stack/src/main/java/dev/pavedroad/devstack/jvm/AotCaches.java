package dev.pavedroad.devstack.jvm;

import dev.pavedroad.devstack.state.Folders;
import dev.pavedroad.devstack.state.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The AOT caches of the services, one folder for each build of a jar. A service without a cache starts from its jar. A
 * cache that does not fit makes the JVM warn and start without it.
 */
public final class AotCaches {

    private final Path folder;
    private final Path options;

    /**
     * @param folder  where they are kept
     * @param options the file of JVM options that they are made and used with
     */
    public AotCaches(Path folder, Path options) {
        this.folder = folder;
        this.options = options;
    }

    /** The arguments that tell its JVM what to run. */
    public List<String> arguments(JvmStart start, String service, Path jar) {
        if (start == JvmStart.PLAIN) {
            return plain(jar);
        }
        var cache = of(service, jar);
        if (cache.isTrained()) {
            return cache.use();
        }
        return start == JvmStart.TRAINING ? unpack(jar, cache).train() : plain(jar);
    }

    public boolean isTrained(String service, Path jar) {
        return of(service, jar).isTrained();
    }

    /** Puts the cache of a training run in place, once its JVM has exited; returns whether there is one. */
    public boolean keep(String service, Path jar) {
        var cache = of(service, jar);
        try {
            if (Files.isRegularFile(cache.draft())) {
                Files.move(cache.draft(), cache.file(), StandardCopyOption.ATOMIC_MOVE);
            }
            return cache.isTrained();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a cache, which has to be there, into a folder. */
    public void copy(String service, Path jar, Path target) {
        try {
            Files.copy(of(service, jar).file(), Files.createDirectories(target).resolve("service.aot"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the caches of older builds of the jar, except those that a process uses. */
    public void removeOlder(String service, Path jar) {
        var current = of(service, jar).folder();
        try (var folders = Files.newDirectoryStream(folder, service + "-????????????????")) {
            for (var older : folders) {
                if (!older.equals(current) && !isInUse(older)) {
                    Folders.delete(older);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> plain(Path jar) {
        return List.of("-jar", jar.toString());
    }

    /** The folder for the cache of the current build of the jar, whether or not there is one. */
    public Path folder(String service, Path jar) {
        return folder.resolve(service + "-" + Fingerprint.of(jar, options));
    }

    private AotCache of(String service, Path jar) {
        return new AotCache(folder(service, jar));
    }

    private static boolean isInUse(Path folder) {
        return ProcessHandle.allProcesses()
                .anyMatch(it -> it.info().commandLine().filter(line -> line.contains(folder + "/")).isPresent());
    }

    private static AotCache unpack(Path jar, AotCache cache) {
        var draft = cache.folder().resolveSibling(cache.folder().getFileName() + ".draft");
        try {
            Files.createDirectories(cache.folder().getParent());
            Folders.delete(draft);
            Folders.delete(cache.folder());
            extract(jar, draft);
            Files.move(draft, cache.folder(), StandardCopyOption.ATOMIC_MOVE);
            return cache;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void extract(Path jar, Path target) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(java, "-XX:TieredStopAtLevel=1", "-Djarmode=tools", "-jar", jar.toString(), "extract",
                "--application-filename", "service.jar", "--destination", target.toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new StackException("%s cannot be unpacked: %s".formatted(jar, output));
        }
    }
}
