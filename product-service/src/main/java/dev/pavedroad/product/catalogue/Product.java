package dev.pavedroad.product.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.http.ETag;

/** A product of the catalogue; its version changes with every other field, stock included. */
@Table("products")
record Product(@Id UUID id, String sku, String name, String description, String category, BigDecimal price, int stock,
        Instant deletedAt, @Version long version) {

    static final int MAX_STOCK = 1_000_000;

    Product {
        price = price.setScale(2, RoundingMode.UNNECESSARY);
    }

    static Product of(NewProduct details) {
        return new Product(UUID.randomUUID(), details.sku(), details.name(), details.description(),
                details.category(), details.price(), details.stock(), null, 0);
    }

    Product revised(RevisedProduct details) {
        return new Product(id, details.sku(), details.name(), details.description(), details.category(),
                details.price(), stock, deletedAt, version);
    }

    boolean canAdjustStockBy(int delta) {
        return stock + delta >= 0;
    }

    boolean hasRoomFor(int delta) {
        return delta <= 0 || stock + delta <= MAX_STOCK;
    }

    Product adjusted(int delta) {
        if (!canAdjustStockBy(delta) || !hasRoomFor(delta)) {
            throw new IllegalArgumentException("stock %d cannot change by %d".formatted(stock, delta));
        }
        return new Product(id, sku, name, description, category, price, stock + delta, deletedAt, version);
    }

    Product deleted(Instant at) {
        return new Product(id, sku, name, description, category, price, stock, at, version);
    }

    ETag etag() {
        return new ETag(Long.toString(version), false);
    }
}
