package dev.pavedroad.order.push;

import dev.pavedroad.order.push.PushSubscription.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The browser to which each order's news goes, at most one. {@code JdbcClient}, because Spring Data has no upsert. */
@Component
public class PushSubscriptions {

    private final JdbcClient jdbc;
    private final Clock clock;

    PushSubscriptions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The subscription of an order, if its customer wants pushes. */
    public Optional<PushSubscription> of(UUID orderId) {
        return jdbc.sql("select endpoint, p256dh, auth from push_subscriptions where order_id = :order")
                .param("order", orderId).query(PushSubscriptions::read).optional();
    }

    /** Stores the subscription of an order in the place of an earlier one. */
    void put(UUID orderId, PushSubscription subscription) {
        jdbc.sql("""
                insert into push_subscriptions (order_id, endpoint, p256dh, auth, subscribed_at)
                values (:order, :endpoint, :p256dh, :auth, :now)
                on conflict (order_id) do update set endpoint = excluded.endpoint, p256dh = excluded.p256dh,
                    auth = excluded.auth, subscribed_at = excluded.subscribed_at
                """)
                .param("order", orderId).param("endpoint", subscription.endpoint())
                .param("p256dh", subscription.keys().p256dh()).param("auth", subscription.keys().auth())
                .param("now", Timestamp.from(clock.instant())).update();
    }

    private static PushSubscription read(ResultSet row, int number) throws SQLException {
        return new PushSubscription(row.getString("endpoint"),
                new Keys(row.getString("p256dh"), row.getString("auth")));
    }
}
