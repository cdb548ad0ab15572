package dev.pavedroad.systemtests.compose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Grafana dashboard whose variables have the values that Prometheus gives them. */
record Dashboard(JsonNode model, Map<String, List<String>> variables) {

    private static final Pattern QUERY = Pattern.compile("label_values\\((.+), (\\w+)\\)");

    static Dashboard of(JsonNode model, Prometheus prometheus) {
        var dashboard = new Dashboard(model, new LinkedHashMap<>());
        for (var variable : model.path("templating").path("list")) {
            var query = QUERY.matcher(dashboard.withAllValues(variable.path("query").path("query").asText()));
            if (!query.matches()) {
                throw new IllegalArgumentException(
                        "Give this variable a query label_values(metric, label): " + variable);
            }
            dashboard.variables.put(variable.path("name").asText(),
                    prometheus.labelValues(query.group(1), query.group(2)));
        }
        return dashboard;
    }

    /** Its rows, each once for every combination of the values of the variables in its title. */
    List<Row> rows() {
        var rows = new ArrayList<Row>();
        rows.add(new Row(model.path("title").asText(), new ArrayList<>()));
        for (var panel : model.path("panels")) {
            if (panel.path("type").asText().equals("row")) {
                rows.add(new Row(panel.path("title").asText(), new ArrayList<>()));
            }
            rows.getLast().expressions().addAll(panel.findValuesAsText("expr"));
        }
        return rows.stream().filter(it -> !it.expressions().isEmpty()).flatMap(this::repeat).toList();
    }

    private Stream<Row> repeat(Row row) {
        var rows = Stream.of(row);
        for (var name : variables.keySet()) {
            var variable = Pattern.compile("\\$" + name + "\\b");
            if (variable.matcher(row.title()).find()) {
                rows = rows.flatMap(it -> variables.get(name).stream()
                        .map(value -> it.map(text -> variable.matcher(text).replaceAll(value))));
            }
        }
        return rows.map(it -> it.map(this::withAllValues));
    }

    private String withAllValues(String text) {
        for (var variable : variables.entrySet()) {
            text = text.replaceAll("=~?\"\\$" + variable.getKey() + '"',
                    "=~\"" + String.join("|", variable.getValue()) + '"');
        }
        return text;
    }

    /** The expressions of all panels in it. */
    record Row(String title, List<String> expressions) {

        boolean isOfACall() {
            return title.contains(" -> ");
        }

        private Row map(UnaryOperator<String> change) {
            return new Row(change.apply(title), expressions.stream().map(change).toList());
        }
    }
}
