package dev.pavedroad.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Every change is one guarded statement, so that it holds with any number of instances. */
interface Deliveries extends Repository<Delivery, Long> {

    /** Makes changes to the queue of an order and channel wait for each other until the transaction ends. */
    @Query("select 1 from pg_advisory_xact_lock(hashtextextended(cast(:orderId as text) || :channel, 0))")
    int lockQueue(UUID orderId, Channel channel);

    @Query("""
            select * from deliveries
            where order_id = :orderId and channel = :channel and status = 'QUEUED'
            order by position limit 1""")
    Optional<Delivery> headOfQueue(UUID orderId, Channel channel);

    /** Locks the queue before the delivery gets its position in it. */
    @Modifying
    @Query("""
            insert into deliveries (notification_id, order_id, channel, status, queued_at, changed_at, trace)
            select :notificationId, :orderId, :channel, 'QUEUED', :now, :now, :trace
            from (select pg_advisory_xact_lock(hashtextextended(cast(:orderId as text) || :channel, 0))) as queue""")
    void add(UUID notificationId, UUID orderId, Channel channel, Instant now, String trace);

    /** Makes reservations of times for mails to one address wait for each other; 0 where the delivery is no queued mail. */
    @Query("""
            select count(pg_advisory_xact_lock(hashtextextended(lower(n.recipient_email), 1)))
            from deliveries d join notifications n on n.id = d.notification_id
            where d.position = :position and d.status = 'QUEUED' and d.channel = 'EMAIL'""")
    int lockRecipientOfMail(long position);

    /** Gives the mail a time to go, unless it has one; waiting for it is not what a delivery is given up for. */
    @Query("""
            with mail as (
                select lower(n.recipient_email) as recipient, coalesce(d.send_at, greatest(:now,
                    (select send_at from deliveries where recipient = lower(n.recipient_email) and send_at is not null
                     order by send_at desc offset :limit - 1 limit 1) + interval '1 hour')) as send_at
                from deliveries d join notifications n on n.id = d.notification_id where d.position = :position
            )
            update deliveries set recipient = mail.recipient, send_at = mail.send_at,
                queued_at = case when mail.send_at > :now then mail.send_at else queued_at end,
                last_error = case when mail.send_at > :now
                    then 'waits: too many mails an hour to this address' else last_error end
            from mail where position = :position and status = 'QUEUED'
            returning deliveries.send_at""")
    Optional<Instant> reserveTime(long position, int limit, Instant now);

    @Query("""
            update deliveries set attempts = attempts + 1, changed_at = :now
            where position = :position and status = 'QUEUED' returning *""")
    Optional<Delivery> begin(long position, Instant now);

    @Query("""
            select count(*) > 0 from deliveries
            where position = :position and status = 'QUEUED' and attempts = :attempt""")
    boolean isHeldBy(long position, int attempt);

    /** Locks the queue first. Does not ask which attempt it was: a delivery that one of them has sent is sent. */
    @Modifying
    @Query("""
            update deliveries set status = 'SENT', changed_at = :now
            where position = :position and status = 'QUEUED'
              and (select pg_advisory_xact_lock(hashtextextended(cast(:orderId as text) || :channel, 0))) is not null
            """)
    boolean markSent(long position, UUID orderId, Channel channel, Instant now);

    @Modifying
    @Query("""
            update deliveries set status = :status, last_error = :error, changed_at = :now, send_at = null
            where position = :position and status = 'QUEUED' and attempts = :attempt""")
    boolean markFailure(long position, int attempt, DeliveryStatus status, String error, Instant now);

    @Query("""
            select * from deliveries
            where notification_id = :notificationId and status = 'FAILED' order by channel""")
    List<Delivery> failed(UUID notificationId);

    /** Moves it to the end of its queue, behind the deliveries that were queued after it had failed. */
    @Modifying
    @Query("""
            update deliveries set status = 'QUEUED', queued_at = :now, changed_at = :now,
                position = nextval(pg_get_serial_sequence('deliveries', 'position'))
            where position = :position and status = 'FAILED'""")
    boolean requeue(long position, Instant now);

    @Query("""
            select n.id, n.type, d.channel, d.status, d.attempts, d.last_error, d.changed_at as at
            from deliveries d join notifications n on n.id = d.notification_id
            where d.order_id = :orderId order by d.position""")
    List<DeliveryView> ofOrder(UUID orderId);

    @Query("""
            select n.id, n.type, d.channel, d.status, d.attempts, d.last_error, d.changed_at as at
            from deliveries d join notifications n on n.id = d.notification_id
            where d.status = 'FAILED' order by d.changed_at desc limit 100""")
    List<DeliveryView> lastFailed();

    @Modifying
    @Query("""
            delete from notifications where ctid in (
                select n.ctid from notifications n where accepted_at < :before and not exists
                    (select from deliveries d where d.notification_id = n.id and d.status <> 'SENT')
                limit 1000)""")
    int forgetSent(Instant before);

    @Modifying
    @Query("""
            delete from notifications where ctid in (
                select n.ctid from notifications n where accepted_at < :before
                  and exists (select from deliveries d where d.notification_id = n.id and d.status = 'FAILED')
                  and not exists (select from deliveries d where d.notification_id = n.id
                      and (d.status = 'QUEUED' or d.changed_at >= :before))
                limit 1000)""")
    int forgetFailed(Instant before);
}
