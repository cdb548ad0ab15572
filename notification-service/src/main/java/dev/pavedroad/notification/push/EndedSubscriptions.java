package dev.pavedroad.notification.push;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Subscriptions that a push service has declared gone; nothing is pushed to them any more. */
interface EndedSubscriptions extends Repository<EndedSubscriptions.OfOrder, UUID> {

    /** A row of the table; nothing but these queries reads it. */
    record OfOrder(@Id UUID orderId) {}

    @Modifying
    @Query("""
            insert into ended_subscriptions (order_id, endpoint, ended_at) values (:orderId, :endpoint, :now)
            on conflict do nothing""")
    void add(UUID orderId, String endpoint, Instant now);

    @Query("select exists (select from ended_subscriptions where order_id = :orderId and endpoint = :endpoint)")
    boolean contains(UUID orderId, String endpoint);

    @Modifying
    @Query("""
            delete from ended_subscriptions where ctid in
                (select ctid from ended_subscriptions where ended_at < :before limit 1000)""")
    int forget(Instant before);
}
