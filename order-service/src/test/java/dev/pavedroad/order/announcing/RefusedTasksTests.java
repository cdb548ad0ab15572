package dev.pavedroad.order.announcing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.jayway.jsonpath.JsonPath;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.order.NeighbourServices;
import dev.pavedroad.order.OrderServiceTest;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@OrderServiceTest
class RefusedTasksTests {

    @Autowired
    private WireMockServer neighbours;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MockMvcTester http;
    @Autowired
    private MeterRegistry meters;
    @Autowired
    private TestRestTemplate management;
    @Autowired
    private CircuitBreakerRegistry breakers;
    @LocalManagementPort
    private int managementPort;

    @BeforeEach
    void makeNeighboursWell() {
        NeighbourServices.areWell(neighbours);
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    // As while the communication map of one of the two is too old.
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void areGivenUpAndDoneWhenAnOperatorHasThemTriedAgain(int status) {
        NeighbourServices.announcementsAre(neighbours, aResponse().withStatus(status));
        var task = place() + "/2";
        await().untilAsserted(() -> {
            makeDue(task);
            assertThat(management.getForObject(failedTasks(), String.class)).contains(task);
        });
        await().untilAsserted(() -> assertThat(givenUp()).isEqualTo(1));
        assertThat(isDue(task)).isFalse();

        makeNeighboursWell();
        var answer = management.postForEntity(failedTasks() + "/relay-announcements", null, Map.class);
        assertThat(answer.getBody().toString()).isEqualTo("{due=1}");
        await().untilAsserted(() -> assertThat(count(task)).isZero());
        await().untilAsserted(() -> assertThat(givenUp()).isZero());
        assertThat(management.postForEntity(failedTasks() + "/relay-announcements", null, Map.class).getStatusCode()
                .value()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500})
    void areNotGivenUpForWhatMayEndByItself(int status) {
        NeighbourServices.announcementsAre(neighbours, aResponse().withStatus(status));
        var task = place() + "/2";
        await().untilAsserted(() -> {
            makeDue(task);
            assertThat(failures(task)).isGreaterThan(20);
        });
        assertThat(management.getForObject(failedTasks(), String.class)).doesNotContain(task);
        makeNeighboursWell();
        await().untilAsserted(() -> {
            makeDue(task);
            assertThat(count(task)).isZero();
        });
    }

    private String place() {
        var items = "{\"items\": [{\"productId\": \"%s\", \"quantity\": 1}]}".formatted(UUID.randomUUID());
        var answer = http.post().uri("/api/orders").contentType(MediaType.APPLICATION_JSON).content(items)
                .header("Authorization", TestTokens.customer(UUID.randomUUID())).exchange();
        return JsonPath.read(new String(answer.getResponse().getContentAsByteArray()), "$.id");
    }

    private String failedTasks() {
        return "http://127.0.0.1:%d/actuator/failedtasks".formatted(managementPort);
    }

    // As if the time until the next attempt had passed; but a task that was given up has none.
    private void makeDue(String task) {
        jdbc.sql("""
                update scheduled_tasks set execution_time = now()
                where task_instance = ? and not picked and execution_time < '9999-01-01'""").param(task).update();
    }

    private boolean isDue(String task) {
        return jdbc
                .sql("select execution_time < now() + interval '1 year' from scheduled_tasks where task_instance = ?")
                .param(task).query(Boolean.class).single();
    }

    private int failures(String task) {
        return jdbc.sql("select coalesce(consecutive_failures, 0) from scheduled_tasks where task_instance = ?")
                .param(task).query(Integer.class).single();
    }

    private int count(String task) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_instance = ?").param(task)
                .query(Integer.class).single();
    }

    private double givenUp() {
        return meters.get("tasks.given.up").tag("task", "relay-announcements").gauge().value();
    }
}
