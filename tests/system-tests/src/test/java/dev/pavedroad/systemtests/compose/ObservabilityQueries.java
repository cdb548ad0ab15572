package dev.pavedroad.systemtests.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The queries of docker/observability to Prometheus. */
final class ObservabilityQueries {

    private static final Path FOLDER = Path.of("../..", "docker", "observability");

    private ObservabilityQueries() {}

    /** Every row of the dashboards. */
    static List<Dashboard.Row> ofDashboards(Prometheus prometheus) {
        return Stream.of(FOLDER.resolve("grafana/dashboards").toFile().list())
                .flatMap(it -> Dashboard.of(read("grafana/dashboards/" + it), prometheus).rows().stream()).toList();
    }

    /** Both sides of what alerts compare; a number by itself is none. */
    static List<String> ofAlerts() {
        return rules().map(it -> it.path("expr").asText()).flatMap(it -> Stream.of(it.split(" (>|<|==) ")))
                .filter(it -> !it.matches("[0-9.]+"))
                // Deliveries fail for good after days, and share everything else with those that are put off.
                .map(it -> it.replace("outcome=\"failed\"", "outcome=\"postponed\"")).toList();
    }

    static List<String> alerts() {
        return rules().map(it -> it.path("alert").asText()).toList();
    }

    private static Stream<JsonNode> rules() {
        return read("alerts.yml").path("groups").valueStream()
                .flatMap(it -> it.path("rules").valueStream());
    }

    // JSON is YAML too.
    private static JsonNode read(String file) {
        return new ObjectMapper().valueToTree(new Yaml().load(ComposeFile.text(FOLDER.resolve(file))));
    }
}
