package dev.pavedroad.devstack.postgres;

import dev.pavedroad.devstack.state.PrivateFiles;
import dev.pavedroad.devstack.state.StackException;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs for this machine, unpacked once from the class path. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** @return the folder with {@code bin}, {@code lib} and {@code share} */
    static Path unpackInto(Path cache) {
        try {
            var archive = archive();
            var target = PrivateFiles.createFolder(cache).resolve("postgresql-" + checksum(archive));
            if (!Files.isDirectory(target)) {
                var draft = Files.createTempDirectory(cache, "postgresql-");
                unpack(archive, draft);
                moveUnlessThere(draft, target);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] archive() throws IOException {
        var mac = System.getProperty("os.name").startsWith("Mac");
        var architecture = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (var in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(mac ? "Darwin" : "Linux", architecture)) {
            return in.readAllBytes();
        } catch (IllegalStateException e) {
            throw new StackException("There is no embedded PostgreSQL for this machine: " + e.getMessage(), e);
        }
    }

    private static String checksum(byte[] archive) {
        var crc = new CRC32();
        crc.update(archive);
        return Long.toHexString(crc.getValue());
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (InputStream xz = new XZInputStream(new ByteArrayInputStream(archive));
                var tar = new TarArchiveInputStream(xz)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    // Another stack may have unpacked the same archive meanwhile; one of the two is as good as the other.
    private static void moveUnlessThere(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target);
        } catch (IOException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }
}
