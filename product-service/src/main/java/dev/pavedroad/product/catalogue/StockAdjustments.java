package dev.pavedroad.product.catalogue;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The log of the administrators who changed a product's stock by hand, and of their reasons. */
interface StockAdjustments extends Repository<StockAdjustments.Entry, UUID> {

    /** A row of the table; no query reads it. */
    record Entry(@Id UUID id) {}

    @Modifying
    @Query("""
            insert into stock_adjustments (id, product_id, delta, reason, adjusted_by, adjusted_at)
            values (gen_random_uuid(), :productId, :delta, :reason, :adjustedBy, :adjustedAt)""")
    void add(UUID productId, int delta, String reason, UUID adjustedBy, Instant adjustedAt);
}
