package dev.pavedroad.pave.generate;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where services and calls are in the text of the map. */
class MapLines {

    private record Entry(List<String> names, int line) {}

    private final List<Entry> entries = new ArrayList<>();

    static MapLines of(String map) {
        var lines = new MapLines();
        var root = (MappingNode) new Yaml(new LoaderOptions()).compose(new StringReader(map));
        root.getValue().forEach(it -> lines.collect(it.getValueNode()));
        return lines;
    }

    private void collect(Node section) {
        if (section instanceof MappingNode table) {
            table.getValue()
                    .forEach(it -> entries.add(new Entry(List.of(text(it.getKeyNode())), lineOf(it.getKeyNode()))));
        } else if (section instanceof SequenceNode calls) {
            calls.getValue().forEach(call -> entries.add(new Entry(((MappingNode) call).getValue().stream()
                    .filter(it -> List.of("from", "to").contains(text(it.getKeyNode())))
                    .map(it -> text(it.getValueNode())).toList(), lineOf(call))));
        }
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The line that a generated line is about: that of the call whose two names it has, else of the service. */
    String about(String generated) {
        return entries.stream().filter(it -> it.names().stream().allMatch(generated::contains))
                .max(Comparator.<Entry>comparingInt(it -> it.names().size())
                        .thenComparingInt(it -> it.names().stream().mapToInt(String::length).sum()))
                .map(it -> "communication-map.yml, line %d".formatted(it.line())).orElse("communication-map.yml");
    }
}
