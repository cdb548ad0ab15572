package dev.pavedroad.order.ordering;

import java.time.Instant;

/** When an order came to a status. */
public record StatusChange(OrderStatus status, Instant at) {}
