package dev.pavedroad.order.ordering;

import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.pavedroad.order.NeighbourServices;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The whole service, with a customer of each test's own, and neighbours that are well until a test says otherwise. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(NeighbourServices.class)
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
        await().atMost(Duration.ofSeconds(30)).until(() -> jdbc
                .sql("select count(*) from scheduled_tasks where task_instance <> 'recurring'").query(Integer.class)
                .single() == 0);
    }

    protected void makeNeighboursWell() {
        NeighbourServices.areWell(neighbours);
        breakers.getAllCircuitBreakers().forEach(breaker -> breaker.reset());
    }
}
