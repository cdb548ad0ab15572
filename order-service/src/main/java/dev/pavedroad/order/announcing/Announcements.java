package dev.pavedroad.order.announcing;

import java.util.List;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The table behind the outbox. */
interface Announcements extends Repository<Announcements.Waiting, UUID> {

    /** An announcement that notification-service has not taken yet; nothing but these queries reads it. */
    record Waiting(@Id UUID id, String body, String trace) {}

    @Modifying
    @Query("""
            insert into announcements (id, order_id, sequence, body, trace)
            values (:id, :orderId, :sequence, :body, :trace)""")
    void add(UUID id, UUID orderId, int sequence, String body, String trace);

    @Query("""
            select id, body, trace from announcements
            where order_id = :orderId and sequence <= :upTo and taken_at is null order by sequence""")
    List<Waiting> waiting(UUID orderId, int upTo);

    @Modifying
    @Query("update announcements set taken_at = now() where id = :id")
    void markTaken(UUID id);

    /** 90 days are enough to see what was said when a customer asks; notification-service has its own copy. */
    @Modifying
    @Query("""
            delete from announcements where ctid in
                (select ctid from announcements where taken_at < now() - interval '90 days' limit 1000)""")
    int forgetTaken();
}
