package dev.pavedroad.pave.scaffold;

import dev.pavedroad.pave.PaveException;
import dev.pavedroad.pave.tree.Tree;
import java.util.Map;
import java.util.TreeMap;

/** The files of the template by their paths in it, as they are now or were at a commit. */
class TemplateSource {

    static final String FOLDER = "platform/pave/template-service";

    private TemplateSource() {}

    static Map<String, String> current(Tree tree) {
        var files = new TreeMap<String, String>();
        tree.files(FOLDER).forEach(it -> files.put(it.substring(FOLDER.length() + 1), tree.read(it)));
        return files;
    }

    /** @throws PaveException when the commit is not in this repository */
    static Map<String, String> at(Tree tree, String commit) {
        var git = new Git(tree.root());
        var files = new TreeMap<String, String>();
        git.lines("ls-tree", "-r", "--name-only", commit, FOLDER + "/").orElseThrow(() -> new PaveException(
                "The template's commit %s is not in this repository; fetch its history: git fetch --unshallow"
                        .formatted(commit)))
                .forEach(it -> files.put(it.substring(FOLDER.length() + 1),
                        git.text("show", commit + ":" + it).orElseThrow()));
        return files;
    }

    /** The commit that the template is at now. */
    static String version(Tree tree) {
        return new Git(tree.root()).text("log", "-1", "--format=%H", "--", FOLDER).map(String::strip)
                .filter(it -> !it.isEmpty()).orElse(ServiceSpec.UNKNOWN);
    }
}
