package dev.pavedroad.pave.scaffold;

import dev.pavedroad.pave.PaveException;
import dev.pavedroad.pave.tree.Tree;

/** What git says of files that are not committed. */
class WorkingTree {

    private WorkingTree() {}

    /** @throws PaveException when there are changes, so that what a command does can be seen and taken back by git */
    static void requireClean(Tree tree) {
        new Git(tree.root()).text("status", "--porcelain").filter(it -> !it.isBlank()).ifPresent(it -> {
            throw new PaveException(
                    ("There are changes that are not committed:%n%sCommit or stash them, so that git diff shows what "
                            + "this command does; or say --force.").formatted(it));
        });
    }
}
