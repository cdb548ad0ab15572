package dev.pavedroad.systemtests.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.systemtests.AddedServices;
import dev.pavedroad.systemtests.Catalogue;
import dev.pavedroad.systemtests.SteadyLoad;
import dev.pavedroad.systemtests.SystemReadiness;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The system with Prometheus beside it: what it scrapes, what dashboards and alerts find there, who reaches it. */
@InContainers
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(ComposeProject.SECOND)
class ObservedTests {

    private static final CommunicationMap MAP = CommunicationMap.fromClasspath();
    private static final ComposeProject PROJECT = ComposeProject.second(Map.of("COMPOSE_FILE",
            String.join(File.pathSeparator, ComposeFile.OBSERVED), "PROMETHEUS_PORT", "0"));

    private static Prometheus prometheus;

    @BeforeAll
    static void up() {
        PROJECT.up(Stream.concat(MAP.services().keySet().stream(), MAP.observers().keySet().stream())
                .toArray(String[]::new));
        prometheus = new Prometheus(PROJECT.url("prometheus", 9090));
    }

    @AfterAll
    static void down() {
        PROJECT.remove();
    }

    @Test
    void isScrapedAndReachedByTheObserverAlone() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(prometheus.up())
                .containsExactlyInAnyOrderElementsOf(MAP.services().keySet()));
        var image = Container.of(PROJECT).stream().filter(it -> it.service().equals("user-service")).findFirst()
                .orElseThrow().details().path("Config").path("Image").asText();
        var matrix = Matrix.of(PROJECT, MAP, image);
        System.out.println("ways that are open while Prometheus watches\n" + matrix);
        assertThat(matrix.differences()).isEmpty();
        assertThat(matrix.rows()).contains("prometheus");
    }

    @Test
    void hasSomethingToShowInEveryPanelAndForEveryAlert() {
        var customer = PROJECT.system().signUp();
        var administrator = PROJECT.system().as(ComposeProject.ADMINISTRATOR,
                PROJECT.secret("user-service", "ADMIN_PASSWORD"));
        var product = Catalogue.newProduct(administrator, 1_000_000);
        SystemReadiness.awaitOrdersAndReads(Duration.ofSeconds(90), customer, product);
        try (var load = new SteadyLoad().every(Duration.ofMillis(200), "order", () -> customer.order(product, 1))
                .every(Duration.ofMillis(200), "read", () -> customer.get("/api/products/" + product))
                .every(Duration.ofMillis(500), "me", () -> customer.get("/api/users/me"))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> load.count() > 100);
            // An alert has to be seen to fire once, or nobody knows whether it would.
            PROJECT.compose("stop", "--timeout", "1", "mailbox", "product-service");
            await().atMost(Duration.ofSeconds(150)).untilAsserted(() -> {
                assertThat(prometheus.firing()).contains("CircuitIsOpen", "InstanceDoesNotAnswer");
                assertThat(silent(ObservabilityQueries.ofAlerts())).isEmpty();
            });
            PROJECT.up("mailbox", "product-service");
            await().atMost(Duration.ofSeconds(120)).untilAsserted(this::dashboardsShowEveryCallOnTheMap);
            assertThat(prometheus.rules()).isNotEmpty()
                    .allSatisfy(it -> assertThat(it.path("health").asText()).isEqualTo("ok"));
            assertThat(prometheus.rules()).extracting(it -> it.path("name").asText())
                    .containsExactlyInAnyOrderElementsOf(ObservabilityQueries.alerts());
        }
    }

    private void dashboardsShowEveryCallOnTheMap() {
        // Not every caller has every callee.
        var rows = ObservabilityQueries.ofDashboards(prometheus).stream()
                .filter(it -> !it.isOfACall() || !silent(it.expressions()).equals(it.expressions())).toList();
        assertThat(rows.stream().filter(Dashboard.Row::isOfACall).map(Dashboard.Row::title))
                .containsExactlyInAnyOrderElementsOf(
                        AddedServices.callsOfOthers().map(it -> it.from() + " -> " + it.to()).toList());
        assertThat(rows).allSatisfy(it -> assertThat(silent(it.expressions())).as(it.title()).isEmpty());
    }

    /** Those that no series answers. */
    private static List<String> silent(List<String> queries) {
        var silent = new ArrayList<String>();
        queries.forEach(query -> {
            JsonNode answer = prometheus.query(query);
            if (answer.isEmpty()) {
                silent.add(query);
            }
        });
        return silent;
    }
}
