package dev.pavedroad.product.catalogue;

import java.util.UUID;

/** The outcome of an administrator's request to change the catalogue. */
sealed interface CatalogueChange {

    record Made(Product product) implements CatalogueChange {}

    record NoSuchProduct(UUID id) implements CatalogueChange {}

    record SkuTaken(String sku) implements CatalogueChange {}

    record ChangedMeanwhile() implements CatalogueChange {}

    record InsufficientStock(int stock) implements CatalogueChange {}

    record TooMuchStock(int stock) implements CatalogueChange {}
}
