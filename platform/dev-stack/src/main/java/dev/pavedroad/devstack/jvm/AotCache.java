package dev.pavedroad.devstack.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder with a service's unpacked jar and its AOT cache (JEP 483, JEP 514). A cache is valid for exactly these
 * files, so nothing changes them.
 */
record AotCache(Path folder) {

    Path jar() {
        // The name that it has in an image too: the JVM compares it.
        return folder.resolve("service.jar");
    }

    Path file() {
        return folder.resolve("service.aot");
    }

    /** The file that a JVM writes; it is renamed once it is complete. */
    Path draft() {
        return folder.resolve("service.aot.draft");
    }

    boolean isTrained() {
        return Files.isRegularFile(file());
    }

    List<String> use() {
        return List.of("-XX:AOTCache=" + file(), "-jar", jar().toString());
    }

    /** The JVM writes the cache when it exits, in a child process. */
    List<String> train() {
        return List.of("-XX:AOTCacheOutput=" + draft(), "-Xlog:aot=off,cds=off", "-jar", jar().toString());
    }
}
