package dev.pavedroad.devstack.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The folder in which a stack keeps everything: data, keys, secrets, mails, logs and process ids. */
public record StateFolder(Path path) {

    /** Makes the folder when it is not there; the stack recognises its processes by the real path. */
    public static StateFolder of(Path path) {
        try {
            return new StateFolder(PrivateFiles.createFolder(path.toAbsolutePath()).toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path database() {
        return path.resolve("postgres");
    }

    public Path mail() {
        return path.resolve("mail");
    }

    public Path keys() {
        return path.resolve("keys");
    }

    public Path secrets() {
        return path.resolve("secrets");
    }

    public Path run() {
        return PrivateFiles.createFolder(path.resolve("run"));
    }

    public Path pidFile(String process) {
        return run().resolve(process + ".pid");
    }

    public Path log(String process) {
        return PrivateFiles.createFolder(path.resolve("log")).resolve(process + ".log");
    }
}
