package dev.pavedroad.devstack.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that are made once and kept in files that only their owner can read. */
public final class Secrets {

    private static final int BYTES = 18;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public Secrets(StateFolder state) {
        this.folder = state.secrets();
    }

    /** The password of that name; the first call makes it. */
    public synchronized String password(String name) {
        var file = file(name);
        if (!Files.exists(file)) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            PrivateFiles.write(file, Base64.getUrlEncoder().encodeToString(bytes) + "\n");
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String name) {
        return Files.exists(file(name));
    }

    public Path file(String name) {
        return folder.resolve(name + ".password");
    }
}
