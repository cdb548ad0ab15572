package dev.pavedroad.order.announcing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.pavedroad.order.NeighbourServices;
import dev.pavedroad.order.OrderServiceTest;
import dev.pavedroad.order.announcing.Announcement.Recipient;
import dev.pavedroad.order.ordering.OrderStatus;
import dev.pavedroad.order.ordering.OrderView;
import com.zaxxer.hikari.HikariDataSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@OrderServiceTest
class BackgroundWorkMetricsTests {

    @Autowired
    private Outbox outbox;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private WireMockServer neighbours;
    @Autowired
    private CircuitBreakerRegistry breakers;
    @Autowired
    private MeterRegistry meters;
    @Autowired
    private DataSource dataSource;

    @Test
    void tellHowMuchWaitsSinceWhenAndHowOftenItWasTried() {
        makeNeighboursWell();
        NeighbourServices.announcementsAre(neighbours, aResponse().withStatus(503));
        // Other tests leave tasks for later, and the figures are a second old.
        await().untilAsserted(() -> {
            jdbc.sql("delete from scheduled_tasks where task_name = 'relay-announcements' and not picked").update();
            assertThat(waiting()).isZero();
        });
        var failedBefore = runs("failed");
        var doneBefore = runs("ok");
        announce();
        await().untilAsserted(() -> {
            assertThat(waiting()).isEqualTo(1);
            assertThat(runs("failed")).isGreaterThanOrEqualTo(failedBefore + 2);
            // The first attempt alone took a while, and each one sets the time of the next anew.
            assertThat(age()).isGreaterThan(1);
        });

        makeNeighboursWell();
        jdbc.sql("update scheduled_tasks set execution_time = now() where task_name = 'relay-announcements'").update();
        await().untilAsserted(() -> {
            assertThat(waiting()).isZero();
            assertThat(age()).isZero();
            assertThat(runs("ok")).isEqualTo(doneBefore + 1);
        });
    }

    // A scrape every few seconds would soon have taken all of them.
    @Test
    void giveTheirConnectionBack() throws SQLException {
        var pool = dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        await().during(Duration.ofMillis(1_500)).until(() -> waiting() >= 0);
        await().until(() -> pool.getActiveConnections() == 0);
    }

    // An open circuit, of this test or one before, would hold the next attempt up for half a minute.
    private void makeNeighboursWell() {
        NeighbourServices.areWell(neighbours);
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    private void announce() {
        var order = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("""
                    insert into orders (id, version, customer_id, customer_email, customer_name, status, created_at)
                    values (?, 0, ?, 'ada@example.com', 'Ada', 'CONFIRMED', now())""")
                    .param(order).param(order).update();
            outbox.add(order, 1, new Announcement(UUID.randomUUID(), "ORDER_CONFIRMED",
                    new Recipient("Ada", "ada@example.com", null), new OrderView(order, UUID.randomUUID(),
                            OrderStatus.CONFIRMED, List.of(), null, null, Instant.EPOCH, List.of())));
        });
    }

    private double waiting() {
        return meters.get("tasks.waiting").tag("task", "relay-announcements").gauge().value();
    }

    private double age() {
        return meters.get("tasks.oldest.age").tag("task", "relay-announcements").timeGauge()
                .value(TimeUnit.SECONDS);
    }

    private double runs(String result) {
        var counter = meters.find("dbscheduler_task_completions").tag("task", "relay-announcements")
                .tag("result", result).counter();
        return counter == null ? 0 : counter.count();
    }
}
