package dev.pavedroad.product.catalogue;

import java.math.BigDecimal;
import java.util.UUID;

/** A product as clients see it. */
record ProductView(UUID id, String sku, String name, String description, String category, BigDecimal price,
        int stock) {

    static ProductView of(Product product) {
        return new ProductView(product.id(), product.sku(), product.name(), product.description(), product.category(),
                product.price(), product.stock());
    }
}
