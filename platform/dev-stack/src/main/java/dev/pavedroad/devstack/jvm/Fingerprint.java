package dev.pavedroad.devstack.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipFile;

/** Identifies everything that a cache depends on: the jar's content, the JVM, and its options. */
final class Fingerprint {

    private static final int BYTES = 8;

    private Fingerprint() {}

    /** Hashes the checksums in the jar's directory, sorted, so that the 60 MB of content need not be read. */
    static String of(Path jar, Path options) {
        try (var zip = new ZipFile(jar.toFile())) {
            var digest = MessageDigest.getInstance("SHA-256");
            zip.stream().map(entry -> "%s %d %d\n".formatted(entry.getName(), entry.getSize(), entry.getCrc()))
                    .sorted().forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            digest.update(Files.readAllBytes(options));
            digest.update((System.getProperty("java.home") + System.getProperty("java.vm.version"))
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
