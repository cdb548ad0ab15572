package dev.pavedroad.pave.generate;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.pave.PaveException;
import dev.pavedroad.pave.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes all that follows from the map and other committed files; nothing of it follows from compiled code. */
public class Generator {

    private final Tree tree;
    private final CommunicationMap map;
    private final Subnets subnets;

    public Generator(Tree tree) {
        this.tree = tree;
        map = tree.map();
        subnets = Subnets.of(tree);
    }

    /**
     * Brings every generated block up to date.
     *
     * @param force also those that were changed by hand
     * @throws PaveException when a block was changed by hand, with its line and where the change belongs
     */
    public void generate(boolean force) {
        subnets.assign(networks());
        subnets.save(tree);
        var blocks = blocks();
        if (!force) {
            blocks.forEach(this::requireAsGenerated);
        }
        blocks.forEach(it -> tree.write(it.file(), BlockInFile.find(it, tree.read(it.file())).updated()));
    }

    private void requireAsGenerated(Block block) {
        var found = BlockInFile.find(block, tree.read(block.file()));
        if (!found.isAsGenerated() && !found.isCurrent()) {
            throw new PaveException(("%s, line %d, was changed by hand or by a merge:%n  %s%nSuch a change belongs %s. "
                    + "./pave generate --force overwrites it.").formatted(block.file(), found.firstForeign(),
                            found.line(found.firstForeign()), block.place()));
        }
    }

    /** A sentence for each block that is not what it should be: its line, and the line of the map that it is about. */
    public List<String> differences() {
        var differences = new ArrayList<>(subnets.conflicts());
        subnets.assign(networks());
        for (var block : blocks()) {
            var found = BlockInFile.find(block, tree.read(block.file()));
            if (!found.isCurrent()) {
                differences.add("%s, line %d: '%s' is not what follows from %s; run ./pave generate.".formatted(
                        block.file(), found.firstDifference(), found.wanted(),
                        MapLines.of(tree.mapText()).about(found.wanted())));
            }
        }
        return differences;
    }

    /** A file with its blocks as they should be, if it has any: for a text that is not in the tree yet, or not any more. */
    public static Optional<String> withBlocks(Tree tree, String file, String text) {
        var result = text;
        for (var block : new PomBlocks(tree, tree.map()).all()) {
            if (block.file().equals(file)) {
                result = BlockInFile.find(block, result).updated();
            }
        }
        return result.equals(text) ? Optional.empty() : Optional.of(result);
    }

    private List<String> networks() {
        return Stream.of(Link.calls(map), Link.databases(map), Link.registrations(map), Link.mail(map),
                Link.internet(map), Link.published(map), Link.scrapes(map), Link.traces(map), Link.dashboards(map),
                Link.publishedByObservers(map)).flatMap(List::stream).map(Link::network).toList();
    }

    private List<Block> blocks() {
        return Stream.of(new ComposeBlocks(tree, map, subnets).all(), new ObservabilityBlocks(map, subnets).all(),
                new PomBlocks(tree, map).all(), new DocumentBlocks(tree, map).all()).flatMap(List::stream).toList();
    }
}
