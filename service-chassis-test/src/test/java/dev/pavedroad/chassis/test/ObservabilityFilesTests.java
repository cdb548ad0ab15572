package dev.pavedroad.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pavedroad.chassis.map.CommunicationMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What docker/observability watches is what the map has, and it asks for nothing but documented metrics. */
class ObservabilityFilesTests {

    private static final Path FOLDER = Path.of("../docker/observability");
    private static final int MANAGEMENT_PORT_OFFSET = 6000;
    private static final Pattern METRIC = Pattern.compile("\\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\\b(?=[{\\[)]| [<>=]|$)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_]+\\*?)` \\|");

    private final CommunicationMap map = CommunicationMap.fromClasspath();

    @Test
    void prometheusScrapesEveryServiceAtItsManagementPort() throws IOException {
        var targets = map.services().entrySet().stream()
                .map(it -> "- %s:%d".formatted(it.getKey(), it.getValue().port() + MANAGEMENT_PORT_OFFSET)).toList();
        assertThat(Files.readString(FOLDER.resolve("prometheus.yml")).lines().map(String::strip)
                .filter(it -> it.matches("- \\S+:\\d+"))).containsExactlyInAnyOrderElementsOf(targets);
    }

    @Test
    void theDashboardOfCallsHasARowForEachOnTheMap() throws IOException {
        var rows = panels("calls.json").filter(it -> it.path("type").asText().equals("row"))
                .map(it -> it.path("title").asText()).filter(it -> it.contains(" -> "));
        assertThat(rows).containsExactlyElementsOf(
                map.calls().stream().map(it -> it.from() + " -> " + it.to()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls.json", "service.json"})
    void dashboardsHaveWhatGrafanaNeeds(String file) throws IOException {
        var panels = panels(file).toList();
        assertThat(panels).extracting(it -> it.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels).allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("gridPos").path("x").asInt() + panel.path("gridPos").path("w").asInt())
                    .isLessThanOrEqualTo(24);
            assertThat(panel.path("type").asText()).isIn("row", "timeseries");
            assertThat(panel.findValues("expr").isEmpty()).isEqualTo(panel.path("type").asText().equals("row"));
        });
    }

    @Test
    void everythingAskedForIsInTheReference() throws IOException {
        var documented = ROW.matcher(Files.readString(Path.of("../docs/reference/metrics.md"))).results()
                .map(it -> it.group(1)).toList();
        assertThat(Stream.concat(expressions("calls.json"), Stream.concat(expressions("service.json"), alerts()))
                .map(it -> it.replaceAll("by \\([^)]*\\)", "")).flatMap(it -> METRIC.matcher(it).results())
                .map(it -> it.group(1)).distinct())
                .isNotEmpty().allSatisfy(metric -> assertThat(documented).anyMatch(row -> covers(row, metric)));
    }

    private static boolean covers(String row, String metric) {
        return row.endsWith("*")
                ? metric.startsWith(row.substring(0, row.length() - 1))
                : metric.replaceFirst("_(count|sum|bucket|max|total)$", "").equals(row) || metric.equals(row);
    }

    private static Stream<JsonNode> panels(String file) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve("grafana/dashboards").resolve(file).toFile())
                .path("panels").valueStream();
    }

    private static Stream<String> expressions(String file) throws IOException {
        return panels(file).flatMap(it -> it.findValuesAsText("expr").stream());
    }

    private static Stream<String> alerts() throws IOException {
        Map<String, List<Map<String, List<Map<String, String>>>>> file =
                new Yaml().load(Files.readString(FOLDER.resolve("alerts.yml")));
        return file.get("groups").stream().flatMap(it -> it.get("rules").stream()).map(it -> it.get("expr"));
    }
}
