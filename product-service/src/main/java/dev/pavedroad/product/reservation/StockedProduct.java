package dev.pavedroad.product.reservation;

import java.math.BigDecimal;
import java.util.UUID;

/** A product as the warehouse has it at one moment: its price then, and its stock before anything is taken. */
record StockedProduct(UUID id, String sku, String name, BigDecimal price, int stock) {}
