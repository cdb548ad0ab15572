package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.map.CommunicationMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** docs/reference/metrics.md and what Prometheus finds after all tests up to here. */
@DevStackOnly
@Order(Integer.MAX_VALUE - 2)
class MetricsTests {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z][a-z0-9_]*)(?:\\{(.*)})? [0-9+.EeNaIinf-]+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_]+\\*?)` \\|([^|]*)\\|");
    private static final int MAX_VALUES_OF_A_LABEL = 60;

    // What Prometheus itself adds to the name of a family.
    private static final Pattern PART = Pattern.compile("_(g?count|g?sum|bucket|max|total)$");

    /** The labels of each family by their names, and the values of each label. */
    private final Map<String, Map<String, Set<String>>> families = new TreeMap<>();

    @BeforeEach
    void scrape() {
        Client.newCustomer().order(Catalogue.newProduct(Client.administrator(), 1), 1);
        CommunicationMap.fromClasspath().services().keySet().forEach(service -> SAMPLE
                .matcher(textOf(RunningSystem.stack().managementUrl(service) + "/actuator/prometheus")).results()
                .forEach(it -> add(it.group(1), it.group(2))));
    }

    @Test
    void areAllInTheReference() throws IOException {
        var documented = documented();
        assertThat(families.keySet()).allSatisfy(family -> assertThat(documented.keySet())
                .as("docs/reference/metrics.md").anyMatch(row -> row.endsWith("*")
                        ? family.startsWith(row.substring(0, row.length() - 1))
                        : family.equals(row)));
        assertThat(documented.keySet()).allSatisfy(row -> assertThat(families.keySet())
                .as("metrics of running services").anyMatch(family -> row.endsWith("*")
                        ? family.startsWith(row.substring(0, row.length() - 1))
                        : family.equals(row)));
    }

    @Test
    void haveTheLabelsThatTheReferenceNames() throws IOException {
        documented().forEach((row, labels) -> {
            if (!row.endsWith("*")) {
                assertThat(families.get(row).keySet()).as(row).containsExactlyInAnyOrderElementsOf(labels);
            }
        });
    }

    @Test
    void haveFewValuesALabel() {
        families.forEach((family, labels) -> labels.forEach((label, values) -> assertThat(values)
                .as("%s{%s}", family, label).hasSizeLessThan(MAX_VALUES_OF_A_LABEL)));
    }

    private void add(String sample, String labels) {
        var family = families.computeIfAbsent(PART.matcher(sample).replaceFirst(""), _ -> new TreeMap<>());
        LABEL.matcher(labels == null ? "" : labels).results()
                .filter(it -> !Set.of("application", "le").contains(it.group(1)))
                .forEach(it -> family.computeIfAbsent(it.group(1), _ -> new TreeSet<>()).add(it.group(2)));
    }

    private static Map<String, Set<String>> documented() throws IOException {
        var rows = new TreeMap<String, Set<String>>();
        ROW.matcher(Files.readString(Path.of("../../docs/reference/metrics.md"))).results()
                .forEach(it -> rows.put(it.group(1), labels(it.group(2))));
        return rows;
    }

    private static Set<String> labels(String cell) {
        var labels = new TreeSet<String>();
        Arrays.stream(cell.split(",")).map(it -> it.replace("`", "").strip()).filter(it -> !it.isEmpty())
                .forEach(labels::add);
        return labels;
    }

    private static String textOf(String url) {
        try (var in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
