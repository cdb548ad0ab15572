package dev.pavedroad.map;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value in the text of the map, with its line. It refuses what readers of YAML 1.1 and 1.2 take for different values, since
 * other tools, such as Terraform, read the same text by parsers of their own.
 *
 * @param name what a message calls it
 */
record YamlValue(Node node, String name) {

    private static final Pattern NO_TEXT_EVERYWHERE = Pattern.compile(
            "(?i)y|n|yes|no|on|off|true|false|null|~|=|<<|[-+.]?\\d[\\w.,:+-]*|[-+]?\\.(inf|nan)");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,8}");

    /** @throws InvalidMapException when the text is not one document of YAML */
    static YamlValue parse(InputStream yaml) {
        try {
            var root = new Yaml(new LoaderOptions()).compose(new InputStreamReader(yaml, StandardCharsets.UTF_8));
            if (root == null) {
                throw new InvalidMapException(1, "it is empty; write 'services' and 'calls'");
            }
            return new YamlValue(root, "the map");
        } catch (MarkedYAMLException e) {
            var place = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            throw new InvalidMapException(place.getLine() + 1, "it is not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new InvalidMapException(1, "it is not valid YAML: " + e.getMessage());
        }
    }

    /** The values of a table by their keys, in their order. */
    Map<String, YamlValue> table() {
        if (!(node instanceof MappingNode mapping)) {
            throw mistake("%s must be a table of names and values".formatted(name));
        }
        var table = new LinkedHashMap<String, YamlValue>();
        for (var entry : mapping.getValue()) {
            var keyNode = new YamlValue(entry.getKeyNode(), "a key of " + name);
            var key = keyNode.text();
            if (table.put(key, new YamlValue(entry.getValueNode(), "'%s' of %s".formatted(key, name))) != null) {
                throw keyNode.mistake("%s has '%s' twice; remove one".formatted(name, key));
            }
        }
        return table;
    }

    /** The same, of which only these keys may be there. */
    Map<String, YamlValue> table(Set<String> known) {
        var table = table();
        table.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.mistake("%s has the unknown key '%s'; known are %s".formatted(name, key,
                        String.join(", ", new TreeSet<>(known))));
            }
        });
        return table;
    }

    List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw mistake("%s must be a list".formatted(name));
        }
        var list = new ArrayList<YamlValue>();
        sequence.getValue().forEach(it -> list.add(new YamlValue(it, "an entry of " + name)));
        return list;
    }

    String text() {
        if (!(node instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
            throw mistake("%s must be a text".formatted(name));
        }
        if (scalar.getScalarStyle() == ScalarStyle.PLAIN && NO_TEXT_EVERYWHERE.matcher(scalar.getValue()).matches()) {
            throw mistake("%s is %s, which not every reader of YAML takes for a text; write it in quotes"
                    .formatted(name, scalar.getValue()));
        }
        return scalar.getValue();
    }

    String text(Pattern form, String remedy) {
        var text = text();
        if (!form.matcher(text).matches()) {
            throw mistake("%s is '%s'; it must be %s".formatted(name, text, remedy));
        }
        return text;
    }

    int number(int least, int most) {
        if (node instanceof ScalarNode scalar && NUMBER.matcher(scalar.getValue()).matches()) {
            var number = Integer.parseInt(scalar.getValue());
            if (least <= number && number <= most) {
                return number;
            }
        }
        throw mistake("%s must be a number from %d to %d, in decimal digits without a leading zero".formatted(name,
                least, most));
    }

    boolean flag() {
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("true|false")) {
            return Boolean.parseBoolean(scalar.getValue());
        }
        throw mistake("%s must be true or false".formatted(name));
    }

    InvalidMapException mistake(String sentence) {
        return new InvalidMapException(node.getStartMark().getLine() + 1, sentence);
    }
}
