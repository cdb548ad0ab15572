package dev.pavedroad.localstack.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder with a service's unpacked jar and what a JVM has learned of it, as JEP 483 and JEP 514 have it. A cache is
 * good for these very files alone, so they are never changed once they are there.
 */
record AotCache(Path folder) {

    Path jar() {
        // The name that it has in an image too: the JVM compares it.
        return folder.resolve("service.jar");
    }

    Path file() {
        return folder.resolve("service.aot");
    }

    /** Where a JVM writes: it takes its name once it is complete. */
    Path draft() {
        return folder.resolve("service.aot.draft");
    }

    boolean isTrained() {
        return Files.isRegularFile(file());
    }

    List<String> use() {
        return List.of("-XX:AOTCache=" + file(), "-jar", jar().toString());
    }

    /** The JVM writes when it ends, in a child of its own. */
    List<String> train() {
        return List.of("-XX:AOTCacheOutput=" + draft(), "-Xlog:aot=off,cds=off", "-jar", jar().toString());
    }
}
