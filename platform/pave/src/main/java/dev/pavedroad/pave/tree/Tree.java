package dev.pavedroad.pave.tree;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.pave.PaveException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of the repository, by their paths from its root, with changes that are made all together or not at all: they stay in
 * memory until {@link #save()}.
 */
public class Tree {

    private static final String MAP = "communication-map.yml";

    private final Path root;
    private final TreeMap<String, Optional<String>> changes = new TreeMap<>();

    private Tree(Path root) {
        this.root = root;
    }

    /**
     * Opens a repository, and finishes what an earlier command was killed in.
     *
     * @throws PaveException when there is no repository, or another command is at work in it
     */
    public static Tree open(Path root) {
        var tree = new Tree(root.toAbsolutePath().normalize());
        if (!tree.exists(MAP)) {
            throw new PaveException("There is no %s in %s; start ./pave at the root of the repository."
                    .formatted(MAP, tree.root));
        }
        new Journal(tree.root).finish();
        return tree;
    }

    public Path root() {
        return root;
    }

    /** The communication map as it is in this tree. */
    public CommunicationMap map() {
        return CommunicationMap.load(new ByteArrayInputStream(read(MAP).getBytes(StandardCharsets.UTF_8)));
    }

    public String mapText() {
        return read(MAP);
    }

    public void writeMap(String text) {
        write(MAP, text);
    }

    public boolean exists(String path) {
        return changes.containsKey(path) ? changes.get(path).isPresent() : Files.exists(root.resolve(path));
    }

    /** @throws PaveException when there is no such file */
    public String read(String path) {
        return find(path).orElseThrow(() -> new PaveException(path + " is missing; git checkout " + path));
    }

    public Optional<String> find(String path) {
        if (changes.containsKey(path)) {
            return changes.get(path);
        }
        return Files.isRegularFile(root.resolve(path)) ? Optional.of(readFile(path)) : Optional.empty();
    }

    private String readFile(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read as text: " + e.getMessage(), e);
        }
    }

    public void write(String path, String text) {
        changes.put(path, Optional.of(text));
    }

    public void delete(String path) {
        changes.put(path, Optional.empty());
    }

    /** The files below a folder, at any depth; what a build has left is none of them. */
    public List<String> files(String folder) {
        var files = new TreeSet<String>();
        if (Files.isDirectory(root.resolve(folder))) {
            try (var all = Files.walk(root.resolve(folder))) {
                all.filter(Files::isRegularFile).map(it -> root.relativize(it).toString())
                        .filter(it -> !it.matches("(.*/)?target/.*")).forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        changes.forEach((path, text) -> {
            if (path.startsWith(folder + "/")) {
                files.remove(path);
                text.ifPresent(_ -> files.add(path));
            }
        });
        return List.copyOf(files);
    }

    /** The paths whose content is not what is on disk, with a mark in front: {@code +} new, {@code ~} changed, {@code -} gone. */
    public List<String> changed() {
        return changes.entrySet().stream().filter(it -> !it.getValue().equals(onDisk(it.getKey())))
                .map(it -> (it.getValue().isEmpty() ? "- " : onDisk(it.getKey()).isEmpty() ? "+ " : "~ ")
                        + it.getKey())
                .toList();
    }

    private Optional<String> onDisk(String path) {
        return Files.isRegularFile(root.resolve(path)) ? Optional.of(readFile(path)) : Optional.empty();
    }

    /** Deletes what a build has left: jars are looked for by their folders. */
    public void deleteFolder(String path) {
        Journal.deleteAll(root.resolve(path));
    }

    /** Makes the changes on disk; killed on the way, the next command finishes them. */
    public void save() {
        var real = new TreeMap<>(changes);
        real.entrySet().removeIf(it -> it.getValue().equals(onDisk(it.getKey())));
        new Journal(root).make(real);
        changes.clear();
    }
}
