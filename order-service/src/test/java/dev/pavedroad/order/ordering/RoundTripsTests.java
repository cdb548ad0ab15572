package dev.pavedroad.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.pavedroad.chassis.test.RoundTrips;
import dev.pavedroad.order.NeighbourServices;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What an order may cost: a statement that slips in shows here before it shows under load. */
@SpringBootTest(properties = "db-scheduler.polling-interval=1m")
@AutoConfigureMockMvc
@Import({NeighbourServices.class, RoundTrips.class})
class RoundTripsTests {

    private static final int ORDERS = 20;
    // The scheduler beats its heart, and the test itself asks whether all is done.
    private static final double NOISE = 1;

    @Autowired
    private RoundTrips roundTrips;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private WireMockServer neighbours;
    @Autowired
    private MockMvcTester http;
    private Shop shop;

    @BeforeEach
    void open() {
        NeighbourServices.areWell(neighbours);
        shop = Shop.of(http, neighbours);
        place();
        awaitAnnouncements();
    }

    @Test
    void anOrderTakesFiveToBeStoredSixToBeConfirmedAndFourToBeAnnounced() {
        var before = roundTrips.count();
        IntStream.range(0, ORDERS).forEach(_ -> place());
        awaitAnnouncements();
        assertThat((double) (roundTrips.count() - before) / ORDERS).isBetween(11.0, 5 + 6 + 4 + NOISE);
    }

    @Test
    void aPageOfOrdersTakesTwo() {
        IntStream.range(0, ORDERS).forEach(_ -> place());
        awaitAnnouncements();
        var before = roundTrips.count();
        assertThat(shop.get("?size=20")).hasStatusOk().bodyJson().extractingPath("$.items.length()")
                .isEqualTo(ORDERS);
        assertThat(roundTrips.count() - before).isBetween(2, 4);
    }

    private void place() {
        assertThat(shop.place(Shop.items(UUID.randomUUID(), 1))).hasStatus(201);
    }

    // To wait for the first answer takes two every 50 ms.
    @Test
    void anAnswerThatIsKnownIsRepeatedWithoutWaitingForIt() {
        var items = Shop.items(UUID.randomUUID(), 1);
        assertThat(shop.place(items, "key")).hasStatus(201);
        awaitAnnouncements();
        var before = roundTrips.count();
        assertThat(shop.place(items, "key")).hasStatus(201);
        assertThat(roundTrips.count() - before).isBetween(3, 12);
    }

    private void awaitAnnouncements() {
        // Each look counts.
        await().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(jdbc
                .sql("select count(*) from scheduled_tasks where task_name = 'relay-announcements'")
                .query(Integer.class).single()).isZero());
    }
}
