package dev.pavedroad.order.ordering;

import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.pavedroad.order.NeighbourServices;
import dev.pavedroad.order.OrderServiceTest;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The whole service, with a customer of each test's own, and neighbours that are well until a test says otherwise. */
@OrderServiceTest
abstract class OpenShop {

    @Autowired
    protected MockMvcTester http;
    @Autowired
    protected WireMockServer neighbours;
    @Autowired
    protected JdbcClient jdbc;
    @Autowired
    private CircuitBreakerRegistry breakers;
    protected Shop shop;

    @BeforeEach
    void open() {
        makeNeighboursWell();
        shop = Shop.of(http, neighbours);
    }

    // Other tests count what the neighbours are asked.
    @AfterEach
    void leaveNothingBehind() {
        makeNeighboursWell();
        await().until(() -> {
            makeTasksDue();
            return jdbc.sql("select count(*) from scheduled_tasks where task_instance <> 'recurring'")
                    .query(Integer.class).single() == 0;
        });
    }

    /** As if the time until the next attempt of each task had passed. */
    protected void makeTasksDue() {
        jdbc.sql("""
                update scheduled_tasks set execution_time = now() where task_instance <> 'recurring' and not picked
                """).update();
    }

    protected void makeNeighboursWell() {
        NeighbourServices.areWell(neighbours);
        breakers.getAllCircuitBreakers().forEach(breaker -> breaker.reset());
    }
}
