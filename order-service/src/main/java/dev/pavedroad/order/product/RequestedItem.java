package dev.pavedroad.order.product;

import java.util.UUID;

/** A product and how many of it an order wants. */
public record RequestedItem(UUID productId, int quantity) {}
