package dev.pavedroad.product.catalogue;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of who changed a product's stock by hand, and why. */
@Repository
class StockAdjustments {

    private final JdbcClient jdbc;
    private final Clock clock;

    StockAdjustments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(UUID productId, StockAdjustment adjustment, UUID adjustedBy) {
        jdbc.sql("""
                insert into stock_adjustments (id, product_id, delta, reason, adjusted_by, adjusted_at)
                values (:id, :productId, :delta, :reason, :adjustedBy, :adjustedAt)""")
                .param("id", UUID.randomUUID())
                .param("productId", productId)
                .param("delta", adjustment.delta())
                .param("reason", adjustment.reason())
                .param("adjustedBy", adjustedBy)
                .param("adjustedAt", Timestamp.from(clock.instant()))
                .update();
    }
}
