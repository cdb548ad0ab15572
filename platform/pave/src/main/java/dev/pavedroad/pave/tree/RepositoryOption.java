package dev.pavedroad.pave.tree;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the repository is that a command works on. */
public class RepositoryOption {

    @Option(names = "-C", paramLabel = "FOLDER", defaultValue = "",
            description = "The root of the repository; default: the working directory.")
    private Path folder;

    /** See {@link Tree#open}. */
    public Tree open() {
        return Tree.open(folder);
    }
}
