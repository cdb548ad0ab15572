package dev.pavedroad.systemtests.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What Prometheus knows.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">its HTTP API</a>
 */
record Prometheus(String url) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The series that an expression has now. */
    JsonNode query(String expression) {
        return get("/api/v1/query?query=" + encoded(expression)).path("result");
    }

    /** The values of a label among the series that a selector finds. */
    List<String> labelValues(String selector, String label) {
        return get("/api/v1/label/%s/values?match[]=%s".formatted(label, encoded(selector))).valueStream()
                .map(JsonNode::asText).toList();
    }

    /** The services whose last scrape went well. */
    List<String> up() {
        return get("/api/v1/targets").path("activeTargets").valueStream()
                .filter(it -> it.path("health").asText().equals("up"))
                .map(it -> it.path("labels").path("instance").asText().replaceFirst(":.*", "")).toList();
    }

    List<JsonNode> rules() {
        return get("/api/v1/rules").path("groups").valueStream().flatMap(it -> it.path("rules").valueStream()).toList();
    }

    List<String> firing() {
        return rules().stream().filter(it -> it.path("state").asText().equals("firing"))
                .map(it -> it.path("name").asText()).toList();
    }

    private static String encoded(String parameter) {
        return URLEncoder.encode(parameter, StandardCharsets.UTF_8);
    }

    private JsonNode get(String path) {
        try (var in = URI.create(url + path).toURL().openStream()) {
            return JSON.readTree(in).path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
