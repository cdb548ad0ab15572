package dev.pavedroad.order.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.order.NeighbourServices;
import dev.pavedroad.order.OrderServiceTest;
import dev.pavedroad.order.SecondInstance;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;

@OrderServiceTest
class TwoInstancesTests {

    private final UUID customer = UUID.randomUUID();

    @Autowired
    private WireMockServer neighbours;
    @Autowired
    private JdbcConnectionDetails database;
    @LocalServerPort
    private int port;

    @Test
    void seesWhatHappensAtTheOtherOneAndEndsItsStreamsFirstWhenItDrains() {
        NeighbourServices.areWell(neighbours);
        var orders = new TrackedOrders(port);
        var order = orders.place(customer);
        try (var second = new SecondInstance(database, neighbours.baseUrl(), Duration.ofSeconds(5));
                var follower = new Follower(second.port(), order, TestTokens.customer(customer))) {
            await().until(() -> follower.events().size() == 2);
            orders.ship(order);
            await().until(() -> follower.statuses().contains("SHIPPED"));

            var stopped = second.stop();
            await().until(follower::hasEnded);
            assertThat(follower.lines()).noneMatch(line -> line.startsWith("broken"));
            try (var late = new Follower(second.port(), order, TestTokens.customer(customer), "Last-Event-ID", "2")) {
                assertThat(late.header("Connection")).isEqualTo("close");
                await().until(late::hasEnded);
                assertThat(late.statuses()).containsExactly("SHIPPED");
            }
            assertThat(stopped).isNotDone();
            await().until(stopped::isDone);
        }
    }
}
