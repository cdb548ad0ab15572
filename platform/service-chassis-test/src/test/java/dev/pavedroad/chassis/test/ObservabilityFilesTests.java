package dev.pavedroad.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pavedroad.map.CommunicationMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What docker/observability watches is what the map has, and it asks for nothing but documented metrics. */
class ObservabilityFilesTests {

    private static final Path FOLDER = Path.of("../../docker/observability");
    private static final Path DASHBOARDS = FOLDER.resolve("grafana/dashboards");
    private static final int MANAGEMENT_PORT_OFFSET = 6000;
    private static final Pattern METRIC = Pattern.compile("\\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\\b(?=[{\\[),]| [<>=]|$)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");
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
    void theDashboardOfCallsRepeatsARowForEachRouteOfTheGatewayAndEachCalleeOfServices() throws IOException {
        var variables = variables("calls.json");
        assertThat(panels("calls.json").map(it -> it.path("repeat").asText()).filter(it -> !it.isEmpty())
                .map(it -> queryOf(variables.get(it)))).containsExactly(
                        "label_values(gateway_call_seconds_count{application=\"$gateway\"}, route)",
                        "label_values(client_attempt_seconds_count{application=~\"$caller\"}, callee)");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void dashboardsNameNoService(String file) throws IOException {
        assertThat(Files.readString(DASHBOARDS.resolve(file))).doesNotContain(map.services().keySet());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void dashboardsUseTheVariablesThatTheyDefineAndNoOther(String file) throws IOException {
        var titles = panels(file).map(it -> it.path("title").asText());
        assertThat(Stream.of(queries(file), titles, expressions(file)).flatMap(it -> it)
                .flatMap(it -> variablesIn(it).stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(variables(file).keySet());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everythingInARepeatedRowUsesItsVariable(String file) throws IOException {
        var variables = variables(file);
        var repeated = "";
        for (var panel : dashboard(file).path("panels")) {
            if (panel.path("type").asText().equals("row")) {
                repeated = panel.path("repeat").asText();
                var named = variablesIn(panel.path("title").asText());
                assertThat(repeated.isEmpty() ? named.isEmpty() : named.contains(repeated))
                        .as("row repeated by \"%s\", titled by %s", repeated, named).isTrue();
            }
            if (!repeated.isEmpty()) {
                assertThat(variables).containsKey(repeated);
                assertThat(variables.get(repeated).path("includeAll").asBoolean()).isTrue();
                assertThat(variables.get(repeated).path("current").path("value").toString()).isEqualTo("[\"$__all\"]");
                var selector = "=~\"$" + repeated + '"';
                assertThat(panel.findValuesAsText("expr")).allSatisfy(it -> assertThat(it).contains(selector));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
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
        var documented = ROW.matcher(Files.readString(Path.of("../../docs/reference/metrics.md"))).results()
                .map(it -> it.group(1)).toList();
        var asked = alerts().collect(Collectors.toList());
        for (var file : dashboards()) {
            asked.addAll(queries(file).toList());
            asked.addAll(expressions(file).toList());
        }
        assertThat(asked.stream()
                .map(it -> it.replaceAll("by \\([^)]*\\)", "")).flatMap(it -> METRIC.matcher(it).results())
                .map(it -> it.group(1)).distinct())
                .isNotEmpty().allSatisfy(metric -> assertThat(documented).anyMatch(row -> covers(row, metric)));
    }

    private static boolean covers(String row, String metric) {
        return row.endsWith("*")
                ? metric.startsWith(row.substring(0, row.length() - 1))
                : metric.replaceFirst("_(count|sum|bucket|max|total)$", "").equals(row) || metric.equals(row);
    }

    private static String[] dashboards() {
        return DASHBOARDS.toFile().list();
    }

    private static JsonNode dashboard(String file) throws IOException {
        return new ObjectMapper().readTree(DASHBOARDS.resolve(file).toFile());
    }

    private static Stream<JsonNode> panels(String file) throws IOException {
        return dashboard(file).path("panels").valueStream();
    }

    private static Map<String, JsonNode> variables(String file) throws IOException {
        return dashboard(file).path("templating").path("list").valueStream()
                .collect(Collectors.toMap(it -> it.path("name").asText(), it -> it));
    }

    private static Stream<String> queries(String file) throws IOException {
        return variables(file).values().stream().map(ObservabilityFilesTests::queryOf);
    }

    private static String queryOf(JsonNode variable) {
        return variable.path("query").path("query").asText();
    }

    private static List<String> variablesIn(String text) {
        return VARIABLE.matcher(text).results().map(it -> it.group(1)).toList();
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
