package dev.pavedroad.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** Every change is one guarded statement, so that it holds with any number of instances. */
interface Deliveries extends Repository<Delivery, Long> {

    /** Makes changes to the lane of an order and channel wait for each other until the transaction ends. */
    @Query("select 1 from pg_advisory_xact_lock(hashtextextended(cast(:orderId as text) || :channel, 0))")
    int lockLane(@Param("orderId") UUID orderId, @Param("channel") Channel channel);

    @Query("""
            select * from deliveries
            where order_id = :orderId and channel = :channel and status = 'QUEUED'
            order by position limit 1""")
    Optional<Delivery> headOfLane(@Param("orderId") UUID orderId, @Param("channel") Channel channel);

    /** Locks the lane before the delivery gets its position in it. */
    @Modifying
    @Query("""
            insert into deliveries (notification_id, order_id, channel, status, queued_at, changed_at, trace)
            select :notificationId, :orderId, :channel, 'QUEUED', :now, :now, :trace
            from (select pg_advisory_xact_lock(hashtextextended(cast(:orderId as text) || :channel, 0))) as lane""")
    void addToLane(@Param("notificationId") UUID notificationId, @Param("orderId") UUID orderId,
            @Param("channel") Channel channel, @Param("now") Instant now, @Param("trace") String trace);

    @Query("""
            update deliveries set attempts = attempts + 1, changed_at = :now
            where position = :position and status = 'QUEUED' returning *""")
    Optional<Delivery> begin(@Param("position") long position, @Param("now") Instant now);

    @Query("""
            select count(*) > 0 from deliveries
            where position = :position and status = 'QUEUED' and attempts = :attempt""")
    boolean isHeldBy(@Param("position") long position, @Param("attempt") int attempt);

    /** Locks the lane first. Without a look at the attempt: whoever got it sent, it is sent. */
    @Modifying
    @Query("""
            update deliveries set status = 'SENT', changed_at = :now
            where position = :position and status = 'QUEUED'
              and (select pg_advisory_xact_lock(hashtextextended(cast(:orderId as text) || :channel, 0))) is not null
            """)
    boolean markSent(@Param("position") long position, @Param("orderId") UUID orderId,
            @Param("channel") Channel channel, @Param("now") Instant now);

    @Modifying
    @Query("""
            update deliveries set status = :status, last_error = :error, changed_at = :now
            where position = :position and status = 'QUEUED' and attempts = :attempt""")
    boolean markFailure(@Param("position") long position, @Param("attempt") int attempt,
            @Param("status") DeliveryStatus status, @Param("error") String error, @Param("now") Instant now);

    @Query("""
            select * from deliveries
            where notification_id = :notificationId and status = 'FAILED' order by channel""")
    List<Delivery> failed(@Param("notificationId") UUID notificationId);

    /** At the end of its lane: what is queued there was accepted while this one had failed already. */
    @Modifying
    @Query("""
            update deliveries set status = 'QUEUED', queued_at = :now, changed_at = :now,
                position = nextval(pg_get_serial_sequence('deliveries', 'position'))
            where position = :position and status = 'FAILED'""")
    boolean queueAgain(@Param("position") long position, @Param("now") Instant now);

    @Query("""
            select n.id, n.type, d.channel, d.status, d.attempts, d.last_error, d.changed_at as at
            from deliveries d join notifications n on n.id = d.notification_id
            where d.order_id = :orderId order by d.position""")
    List<DeliveryView> ofOrder(@Param("orderId") UUID orderId);

    @Query("""
            select n.id, n.type, d.channel, d.status, d.attempts, d.last_error, d.changed_at as at
            from deliveries d join notifications n on n.id = d.notification_id
            where d.status = 'FAILED' order by d.changed_at desc limit 100""")
    List<DeliveryView> lastFailed();

    @Modifying
    @Query("""
            delete from notifications n where accepted_at < :before and not exists
                (select from deliveries d where d.notification_id = n.id and d.status <> 'SENT')""")
    int forgetSent(@Param("before") Instant before);
}
