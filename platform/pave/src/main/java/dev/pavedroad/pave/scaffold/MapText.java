package dev.pavedroad.pave.scaffold;

import dev.pavedroad.pave.PaveException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The text of the map, to which lines are added and from which they are removed; all others stay as a person wrote them. */
class MapText {

    // A single word may be a flag or nothing to a reader of YAML.
    private static final String PLAIN_TEXT = "[A-Za-z]+ [A-Za-z0-9 ._/()-]+";

    private static final int MAX_LINE = 125;

    private final List<String> lines;
    private final MappingNode root;

    MapText(String text) {
        lines = new ArrayList<>(List.of(text.split("\n", -1)));
        root = (MappingNode) new Yaml(new LoaderOptions()).compose(new StringReader(text));
    }

    /** The text with one more service. */
    String withService(String name, String value) {
        var services = (MappingNode) section("services");
        var last = services.getValue().getLast();
        var column = last.getValueNode().getStartMark().getColumn();
        var indentation = " ".repeat(last.getKeyNode().getStartMark().getColumn());
        var key = indentation + name + ":";
        var added = key + " ".repeat(Math.max(1, column - key.length())) + value;
        return with(lastLineOf(last.getValueNode()) + 1, added);
    }

    /** The text with one more call. */
    String withCall(String from, String to, String why, List<String> allow) {
        var calls = (SequenceNode) section("calls");
        var last = calls.getValue().getLast();
        var dash = lines.get(last.getStartMark().getLine()).indexOf('-');
        var call = "%s- { from: %s, to: %s, why: %s,".formatted(" ".repeat(dash), from, to, quoted(why));
        var endpoints = "allow: [%s] }".formatted(String.join(", ", allow));
        var space = call.length() + endpoints.length() < MAX_LINE ? " " : "\n" + " ".repeat(dash + 4);
        return with(lastLineOf(last) + 1, call + space + endpoints);
    }

    /** The text without a service and its calls. */
    String withoutService(String name) {
        var gone = new ArrayList<Integer>();
        ((MappingNode) section("services")).getValue().stream().filter(it -> text(it.getKeyNode()).equals(name))
                .forEach(it -> IntStream.rangeClosed(it.getKeyNode().getStartMark().getLine(),
                        lastLineOf(it.getValueNode())).forEach(gone::add));
        ((SequenceNode) section("calls")).getValue().stream().filter(call -> names(call, name))
                .forEach(it -> IntStream.rangeClosed(it.getStartMark().getLine(), lastLineOf(it)).forEach(gone::add));
        return String.join("\n", IntStream.range(0, lines.size()).filter(it -> !gone.contains(it)).mapToObj(lines::get)
                .toList());
    }

    private static boolean names(Node call, String name) {
        return ((MappingNode) call).getValue().stream()
                .anyMatch(it -> List.of("from", "to").contains(text(it.getKeyNode()))
                        && text(it.getValueNode()).equals(name));
    }

    private String with(int index, String added) {
        var result = new ArrayList<>(lines);
        result.add(index, added);
        return String.join("\n", result);
    }

    private Node section(String name) {
        var node = root.getValue().stream().filter(it -> text(it.getKeyNode()).equals(name)).findFirst().orElseThrow()
                .getValueNode();
        if (!(node instanceof CollectionNode<?> collection) || collection.getFlowStyle() == FlowStyle.FLOW
                || collection.getValue().isEmpty()) {
            throw new PaveException(
                    ("communication-map.yml, line %d: '%s' is written in one piece; give each entry a line of "
                            + "its own, so that one can be added.").formatted(node.getStartMark().getLine() + 1, name));
        }
        return node;
    }

    // The end of a node in block style is where the next one begins.
    private int lastLineOf(Node node) {
        var end = node.getEndMark();
        var isBlock = node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.BLOCK;
        var line = isBlock || end.getColumn() == 0 ? end.getLine() - 1 : end.getLine();
        while (line > node.getStartMark().getLine() && lines.get(line).strip().matches("(#.*)?")) {
            line--;
        }
        return line;
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static String quoted(String text) {
        return text.matches(PLAIN_TEXT) ? text : "\"%s\"".formatted(text);
    }
}
