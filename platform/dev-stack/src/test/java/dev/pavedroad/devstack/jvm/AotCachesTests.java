package dev.pavedroad.devstack.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pavedroad.devstack.state.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTests {

    private static final String SERVICE = "order-service";

    @TempDir
    private Path folder;
    private Path jar;
    private AotCaches caches;

    @BeforeEach
    void makeJar() throws IOException {
        jar = folder.resolve("order-service.jar");
        build("first");
        Files.writeString(folder.resolve("jvm.options"), "-XX:+UseSerialGC");
        caches = new AotCaches(folder.resolve("aot"), folder.resolve("jvm.options"));
    }

    @Test
    void startsFromTheJarUntilThereIsACache() {
        assertThat(arguments(JvmStart.FAST)).containsExactly("-jar", jar.toString());
        assertThat(caches.isTrained(SERVICE, jar)).isFalse();
    }

    @Test
    void usesWhatATrainingHasMade() throws IOException {
        train();

        assertThat(arguments(JvmStart.FAST)).first().asString().startsWith("-XX:AOTCache=").endsWith("service.aot");
        assertThat(arguments(JvmStart.TRAINING)).isEqualTo(arguments(JvmStart.FAST));
        assertThat(arguments(JvmStart.PLAIN)).containsExactly("-jar", jar.toString());
    }

    @Test
    void takesNothingThatWasNotFinished() throws IOException {
        Files.writeString(train().resolveSibling("service.aot.draft"), "half");
        Files.delete(cacheFolder().resolve("service.aot"));

        assertThat(caches.isTrained(SERVICE, jar)).isFalse();
    }

    @Test
    void knowsARebuiltJarByWhatIsInItAndNotByItsDate() throws IOException {
        train();
        Files.setLastModifiedTime(jar, java.nio.file.attribute.FileTime.fromMillis(0));
        assertThat(caches.isTrained(SERVICE, jar)).isTrue();

        build("second");
        assertThat(caches.isTrained(SERVICE, jar)).isFalse();
    }

    @Test
    void knowsAJarWhoseBuildHasPutTheSameInAnotherSequence() throws IOException {
        build("one", "two");
        train();

        build("two", "one");
        assertThat(caches.isTrained(SERVICE, jar)).isTrue();
    }

    @Test
    void makesNewCachesForOtherOptions() throws IOException {
        train();
        Files.writeString(folder.resolve("jvm.options"), "-XX:+UseG1GC");

        assertThat(caches.isTrained(SERVICE, jar)).isFalse();
    }

    @Test
    void removesOlderOnesThatNothingRunsFrom() throws Exception {
        var old = train().getParent();
        build("second");
        var used = train().getParent();
        build("third");
        var current = train().getParent();
        var user = new ProcessBuilder("tail", "-f", used.resolve("service.aot").toString()).start();
        try {
            caches.removeOlder(SERVICE, jar);

            assertThat(old).doesNotExist();
            assertThat(used).exists();
            assertThat(current).exists();
        } finally {
            user.destroyForcibly().waitFor();
        }
    }

    @Test
    void isTurnedOffByAVariable() {
        assertThat(JvmStart.chosenIn(Map.of())).isEqualTo(JvmStart.FAST);
        assertThat(JvmStart.chosenIn(Map.of("AOT_CACHE", "off"))).isEqualTo(JvmStart.PLAIN);
        assertThatThrownBy(() -> JvmStart.chosenIn(Map.of("AOT_CACHE", "no"))).isInstanceOf(StackException.class)
                .hasMessage("AOT_CACHE is 'no'; set it to on or off.");
    }

    private List<String> arguments(JvmStart start) {
        return caches.arguments(start, SERVICE, jar);
    }

    /** As a training does it: the JVM writes a draft, which is kept once the JVM has ended. */
    private Path train() throws IOException {
        var draft = Files.writeString(Files.createDirectories(cacheFolder()).resolve("service.aot.draft"), "whole");
        assertThat(caches.keep(SERVICE, jar)).isTrue();
        assertThat(draft).doesNotExist();
        return draft.resolveSibling("service.aot");
    }

    private Path cacheFolder() {
        return folder.resolve("aot").resolve(SERVICE + "-" + Fingerprint.of(jar, folder.resolve("jvm.options")));
    }

    private void build(String... contents) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var content : contents) {
                out.putNextEntry(new ZipEntry(content + ".class"));
                out.write(content.getBytes());
            }
        }
    }
}
