package dev.pavedroad.pave;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A copy of this repository's files, in a repository of its own, in which commands can do as they like. */
public class Copy {

    private static final Path ORIGINAL = Path.of("../..").toAbsolutePath().normalize();

    // What no command reads.
    private static final Pattern UNUSED =
            Pattern.compile("(infra|tests/benchmarks|docs/adr|platform/(?!pave|communication-map)[a-z-]+/src)/.*"
                    + "|(?!platform/)[a-z-/]+/src/test/.*|.*\\.png");

    private final Path root;

    private Copy(Path root) {
        this.root = root;
    }

    /** All that git has, and what is new and not ignored. */
    public static Copy in(Path folder) throws IOException, InterruptedException {
        var copy = new Copy(folder);
        var files =
                new ProcessBuilder("git", "ls-files", "-co", "--exclude-standard").directory(ORIGINAL.toFile()).start();
        for (var file : new String(files.getInputStream().readAllBytes()).lines().toList()) {
            if (Files.isRegularFile(ORIGINAL.resolve(file)) && !UNUSED.matcher(file).matches()) {
                Files.createDirectories(folder.resolve(file).getParent());
                Files.copy(ORIGINAL.resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        copy.git("init", "--quiet", "--initial-branch=main");
        copy.removeAddedServices();
        copy.commit("Copy");
        return copy;
    }

    // So that what is tested is the same in a repository to which services were added.
    private void removeAddedServices() throws IOException {
        try (var folders = Files.list(root)) {
            for (var added : folders.filter(it -> Files.exists(it.resolve("pave.yml"))).toList()) {
                var removed = pave("remove-service", added.getFileName().toString(), "--force");
                if (removed.code() != 0) {
                    throw new IllegalStateException(removed.err());
                }
            }
        }
    }

    public Path root() {
        return root;
    }

    public String read(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    public void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    public void replace(String file, String from, String to) throws IOException {
        var text = read(file);
        if (!text.contains(from)) {
            throw new IllegalStateException("%s has no '%s'".formatted(file, from));
        }
        write(file, text.replace(from, to));
    }

    public String git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-c", "user.name=test", "-c", "user.email=test@localhost",
                "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ":\n" + output);
        }
        return output;
    }

    public void commit(String message) throws IOException, InterruptedException {
        git("add", "--all");
        git("commit", "--quiet", "--message", message);
    }

    /** Goes back to the first commit. */
    public void reset() throws IOException, InterruptedException {
        git("checkout", "--quiet", "--force", "main");
        git("reset", "--quiet", "--hard", git("rev-list", "--max-parents=0", "HEAD").strip());
        git("clean", "--quiet", "--force", "-d", "-x");
    }

    /** What git sees that is not committed; empty where the tree is as it was. */
    public String status() throws IOException, InterruptedException {
        return git("status", "--porcelain");
    }

    /** Every file with the hash of its content, to see that nothing has changed. */
    public Map<String, Integer> content() throws IOException {
        var content = new TreeMap<String, Integer>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).filter(it -> !it.toString().contains("/.git/"))
                    .toList()) {
                content.put(root.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return content;
    }

    /** What a command has printed, and how it ended. */
    public record Result(int code, String out, String err) {}

    public Result pave(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-C", root.toString()));
        var code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        return new Result(code, out.toString(), err.toString());
    }
}
