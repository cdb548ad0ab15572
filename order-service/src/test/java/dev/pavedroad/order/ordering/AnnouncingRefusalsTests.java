package dev.pavedroad.order.ordering;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.pavedroad.order.NeighbourServices.refusal;
import static dev.pavedroad.order.NeighbourServices.reservationsAre;
import static dev.pavedroad.order.ordering.Shop.items;
import static dev.pavedroad.order.ordering.Shop.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who signs up with the address of somebody else sends them nothing with orders that are refused. */
class AnnouncingRefusalsTests extends OpenShop {

    private final UUID product = UUID.randomUUID();

    @BeforeEach
    void refuse() {
        reservationsAre(neighbours, refusal(422, "unknown-product", ""));
    }

    @Test
    void saysNothingOfWhatTheResponseHasSaid() {
        for (var order = 0; order < 20; order++) {
            assertThat(shop.place(items(product, 1))).hasStatus(422);
        }
        assertThat(shop.place(items(product, 1), "key")).hasStatus(422);
        assertThat(shop.place(items(product, 1), "key")).hasStatus(422);
        assertThat(announcements()).isZero();
    }

    @Test
    void announcesARefusalAfterA202() {
        reservationsAre(neighbours, aResponse().withStatus(500));
        var answer = shop.place(items(product, 1));
        assertThat(answer).hasStatus(202);
        makeNeighboursWell();
        refuse();
        String id = read(answer, "$.id");
        await().untilAsserted(() -> {
            makeTasksDue();
            assertThat(shop.announcements(id)).singleElement().asString().contains("ORDER_REJECTED");
        });
        assertThat(shop.get("/" + id)).bodyJson().extractingPath("$.status").isEqualTo("REJECTED");
    }

    private int announcements() {
        return jdbc.sql("""
                select count(*) from announcements join orders on orders.id = order_id where customer_id = ?""")
                .param(shop.customer()).query(Integer.class).single();
    }
}
