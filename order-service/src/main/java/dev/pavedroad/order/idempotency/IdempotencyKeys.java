package dev.pavedroad.order.idempotency;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.pavedroad.chassis.tasks.DurableTasks;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers for 24 hours which order a customer's key stands for. {@code JdbcClient}, because Spring Data has no upsert.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key header</a>
 */
@Component
public class IdempotencyKeys {

    private static final Duration RETENTION = Duration.ofHours(24);
    // A request that found its key still good may be reading it for a while yet.
    private static final Duration GRACE = Duration.ofMinutes(1);

    /**
     * A key in use.
     *
     * @param fingerprint     of the request that it came with first
     * @param answeredPending whether that request was answered with 202
     */
    public record Claim(String fingerprint, UUID orderId, boolean answeredPending, Instant createdAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes the key for an order, in the present transaction; false when it stands for another order already. */
    public boolean claim(UUID customer, String key, String fingerprint, UUID orderId) {
        var now = clock.instant();
        return jdbc.sql("""
                insert into idempotency_keys as known (customer_id, key, fingerprint, order_id, created_at)
                values (:customer, :key, :fingerprint, :order, :now)
                on conflict (customer_id, key) do update
                set fingerprint = excluded.fingerprint, order_id = excluded.order_id, answered_pending = false,
                    created_at = excluded.created_at
                where known.created_at < :expired
                """)
                .param("customer", customer).param("key", key).param("fingerprint", fingerprint)
                .param("order", orderId).param("now", Timestamp.from(now))
                .param("expired", Timestamp.from(now.minus(RETENTION)))
                .update() == 1;
    }

    /** What the key stands for. */
    public Claim find(UUID customer, String key) {
        return jdbc.sql("""
                select fingerprint, order_id, answered_pending, created_at
                from idempotency_keys where customer_id = :customer and key = :key
                """)
                .param("customer", customer).param("key", key)
                .query(Claim.class).single();
    }

    /** Notes that the first request was answered before the order's outcome was known. */
    public void answeredPending(UUID customer, String key) {
        jdbc.sql("update idempotency_keys set answered_pending = true where customer_id = :customer and key = :key")
                .param("customer", customer).param("key", key).update();
    }

    int forgetExpired() {
        return jdbc.sql("""
                delete from idempotency_keys where ctid in
                    (select ctid from idempotency_keys where created_at < :expired limit 1000)""")
                .param("expired", Timestamp.from(clock.instant().minus(RETENTION).minus(GRACE))).update();
    }

    @Configuration(proxyBeanMethods = false)
    static class Retention {

        @Bean
        RecurringTask<Void> forgetIdempotencyKeys(IdempotencyKeys keys) {
            return DurableTasks.purging("forget-idempotency-keys", Duration.ofHours(1), keys::forgetExpired);
        }
    }
}
