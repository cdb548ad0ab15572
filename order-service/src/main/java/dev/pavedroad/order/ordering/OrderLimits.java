package dev.pavedroad.order.ordering;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses what is too much of one customer in the hour that ends now. It counts the stored orders, so it holds at all
 * instances together, and exactly: no other order of the customer is stored between the count and the commit.
 */
@Component
class OrderLimits {

    private static final Duration WINDOW = Duration.ofHours(1);

    /** What a customer has ordered within the hour; a refused order counts, its units do not. */
    record Recent(long orders, long units, Instant oldest) {}

    private final JdbcClient jdbc;
    private final OrderingProperties settings;
    private final Clock clock;

    OrderLimits(JdbcClient jdbc, OrderingProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Checks an order in the transaction that stores it.
     *
     * @throws OrderLimitException when it is too much, so that the transaction takes nothing, an idempotency key either
     */
    void check(Order order) {
        var orderLimit = settings.orderLimitPerCustomer();
        var unitLimit = settings.unitLimitPerCustomer();
        if (orderLimit == 0 && unitLimit == 0) {
            return;
        }
        var now = clock.instant();
        var recent = recent(order.customer().id(), now.minus(WINDOW));
        var next = recent.oldest() == null ? WINDOW : Duration.between(now, recent.oldest().plus(WINDOW));
        if (orderLimit > 0 && recent.orders() >= orderLimit) {
            throw new OrderLimitException("You have placed %d orders within an hour; more are not accepted."
                    .formatted(recent.orders()), next);
        }
        if (unitLimit > 0 && recent.units() + order.units() > unitLimit) {
            throw new OrderLimitException(
                    "With this order you would have ordered %d units within an hour; %d are the maximum."
                            .formatted(recent.units() + order.units(), unitLimit),
                    next);
        }
    }

    // The lock first and by a statement of its own: only a later one sees what the last holder has stored.
    private Recent recent(UUID customer, Instant since) {
        jdbc.sql("select count(pg_advisory_xact_lock(hashtextextended(cast(:customer as text), 0)))")
                .param("customer", customer).query(Integer.class).single();
        return jdbc.sql("""
                select count(*) as orders, coalesce(sum(units) filter (where status <> 'REJECTED'), 0) as units,
                    min(created_at) as oldest
                from orders where customer_id = :customer and created_at > :since""")
                .param("customer", customer).param("since", Timestamp.from(since)).query(Recent.class).single();
    }
}
